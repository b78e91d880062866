import { isFinished, podIpsOf } from '../../pod-status.ts';
import type { Pod, Protocol, Service, ServicePort } from '../../types.ts';

/** Reserved labels and annotations of what the endpoint controllers write. */
export const names = {
  serviceName: 'kubernetes.io/service-name',
  sliceManagedBy: 'endpointslice.kubernetes.io/managed-by',
  sliceController: 'endpointslice-controller.k8s.io',
  mirroringController: 'endpointslicemirroring-controller.k8s.io',
  endpointsManagedBy: 'endpoints.kubernetes.io/managed-by',
  endpointsController: 'endpoint-controller',
  headless: 'service.kubernetes.io/headless',
  skipMirror: 'endpointslice.kubernetes.io/skip-mirror',
  leader: 'control-plane.alpha.kubernetes.io/leader',
  triggerTime: 'endpoints.kubernetes.io/last-change-trigger-time',
  overCapacity: 'endpoints.kubernetes.io/over-capacity',
  lastApplied: 'kubectl.kubernetes.io/last-applied-configuration',
} as const;

// kubernetes endpointslice/util/controller_utils.go ShouldPodBeInEndpoints
export function belongsInEndpoints(pod: Pod, includeTerminating: boolean): boolean {
  if (isFinished(pod) || podIpsOf(pod).length === 0) return false;
  return includeTerminating || !pod.metadata.deletionTimestamp;
}

// kubernetes endpointslice/util/controller_utils.go ShouldSetHostname
export function publishesHostname({ spec, metadata }: Pod, service: Service): boolean {
  return Boolean(spec.hostname) && spec.subdomain === service.metadata.name && metadata.namespace === service.metadata.namespace;
}

/** The number that a Service port's target means on this Pod; undefined where the Pod names no such port. */
// kubernetes endpointslice utils.go FindPort
export function findPort({ spec }: Pod, { targetPort, port, protocol }: ServicePort): number | undefined {
  const target = targetPort ?? port;
  if (typeof target === 'number') return target;
  const sidecars = (spec.initContainers ?? []).filter((container) => container.restartPolicy === 'Always');
  for (const container of [...(spec.containers ?? []), ...sidecars]) {
    const named = container.ports?.find((candidate) => candidate.name === target && sameProtocol(candidate.protocol, protocol));
    if (named) return named.containerPort;
  }
  return undefined;
}

function sameProtocol(a: Protocol | undefined, b: Protocol | undefined): boolean {
  return (a ?? 'TCP') === (b ?? 'TCP');
}

/** `clusterIP` is neither empty nor None. */
export function hasClusterIp({ spec }: Service): boolean {
  return Boolean(spec.clusterIP) && spec.clusterIP !== 'None';
}

export function isHeadlessByChoice({ spec }: Service): boolean {
  return spec.clusterIP === 'None';
}

/** Whether the endpoint controllers look after the Service at all. */
export function hasSelector({ spec }: Service): boolean {
  return Object.keys(spec.selector ?? {}).length > 0;
}
