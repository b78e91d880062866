/** Small manifests that examples are put together from. */

export function manifests(...documents: readonly string[]): string {
  return documents.join('\n---\n');
}

export function namespace(name: string): string {
  return `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name} }`;
}

export function service(name: string, spec: string, namespace = 'default'): string {
  return `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec:\n  ${spec.trim().replaceAll('\n', '\n  ')}`;
}

interface WorkloadParts {
  readonly kind?: 'Deployment' | 'StatefulSet';
  readonly labels?: string;
  readonly ports?: string;
  readonly spec?: string;
  readonly pod?: string;
}

export function workload(name: string, { kind = 'Deployment', labels = `app: ${name}`, ports, spec, pod }: WorkloadParts = {}): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name} }
spec:${spec ? `\n  ${spec}` : ''}
  replicas: 2
  selector: { matchLabels: { ${labels} } }
  template:
    metadata: { labels: { ${labels} } }
    spec:${pod ? `\n      ${pod}` : ''}
      containers:
      - name: main
        image: registry.k8s.io/pause:3.10${ports ? `\n        ports: [ ${ports} ]` : ''}`;
}

export function ingress(name: string, backend: string, spec = ''): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name} }
spec:${spec ? `\n  ${spec}` : ''}
  rules:
  - http: { paths: [ { path: /, pathType: Prefix, backend: { service: ${backend} } } ] }`;
}

export const ingressClass =
  'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: { name: front }\nspec: { controller: example.com/front }';

/** Gateway front with one listener, http. */
export const gateway = `apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: front }
spec: { controllerName: example.com/front }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: front }
spec: { gatewayClassName: front, listeners: [ { name: http, port: 80, protocol: HTTP } ] }`;
