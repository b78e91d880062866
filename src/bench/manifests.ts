/** Manifests of `objects` documents: Deployments of two Pods, each with a Service in front. `salt` changes one document only. */
export function manifests(objects: number, salt = 0): string {
  const pairs = Math.ceil(objects / 2);
  return Array.from({ length: pairs }, (_, i) => pair(`app-${i}`, i === 0 ? salt : 0)).join('---\n');
}

function pair(name: string, salt: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, labels: { run: "${salt}" } }
spec:
  replicas: 2
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: main
          image: registry.k8s.io/pause:3.10
          ports: [{ containerPort: 8080 }]
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec:
  selector: { app: ${name} }
  ports: [{ port: 80, targetPort: 8080 }]
`;
}
