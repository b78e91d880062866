import { type Cluster, findObject, listOf } from '../../cluster/cluster.ts';
import { matchesLabelSelector, matchesMap } from '../../cluster/label-selector.ts';
import type { ObjectRef } from '../../cluster/object.ts';
import { isPodReady } from '../../cluster/pod-status.ts';
import type { LabelSelector, Pod, Service } from '../../cluster/types.ts';

/** What kubectl calls the kinds that stand for Pods. */
const kindsByName = {
  pod: 'Pod',
  pods: 'Pod',
  po: 'Pod',
  service: 'Service',
  services: 'Service',
  svc: 'Service',
  deployment: 'Deployment',
  deployments: 'Deployment',
  deploy: 'Deployment',
  statefulset: 'StatefulSet',
  statefulsets: 'StatefulSet',
  sts: 'StatefulSet',
  replicaset: 'ReplicaSet',
  replicasets: 'ReplicaSet',
  rs: 'ReplicaSet',
  daemonset: 'DaemonSet',
  daemonsets: 'DaemonSet',
  ds: 'DaemonSet',
  job: 'Job',
  jobs: 'Job',
} as const;

export interface NamedPods {
  readonly ref: ObjectRef;
  readonly service?: Service;
  readonly pods: readonly Pod[];
}

/** The Pods that `deploy/web` or `svc/web` stand for; undefined where there is no such object. */
// kubernetes staging kubectl pkg/polymorphichelpers/attachablepodforobject.go
export function podsOfResource(
  cluster: Cluster,
  { resource, namespace, name }: { readonly resource: string; readonly namespace: string; readonly name: string },
): NamedPods | undefined {
  const spelt = resource.toLowerCase();
  const kind = Object.hasOwn(kindsByName, spelt) ? kindsByName[spelt as keyof typeof kindsByName] : undefined;
  const ref = { kind: kind ?? '', namespace, name };
  const podsWith = (isSelected: (labels: Pod['metadata']['labels']) => boolean) =>
    listOf(cluster, 'Pod').filter(({ metadata }) => metadata.namespace === namespace && isSelected(metadata.labels));
  if (kind === 'Pod') {
    const pod = findObject(cluster, 'Pod', namespace, name);
    return pod && { ref, pods: [pod] };
  }
  if (kind === 'Service') {
    const service = findObject(cluster, 'Service', namespace, name);
    return service && { ref, service, pods: podsWith((labels) => matchesMap(service.spec.selector, labels)) };
  }
  const workload = kind && findObject(cluster, kind, namespace, name);
  const selector = workload?.spec.selector as LabelSelector | undefined;
  return workload && { ref, pods: podsWith((labels) => matchesLabelSelector(selector, labels)) };
}

export const isRunning = ({ status }: Pod) => status.phase === 'Running';

/** kubectl takes one that is ready, if there is one. */
export function bestPod(pods: readonly Pod[]): Pod | undefined {
  return pods.find((pod) => !pod.metadata.deletionTimestamp && isPodReady(pod)) ?? pods[0];
}
