import { withoutEmpty, withoutKeys } from '../../apiserver/absent.ts';
import type { Service, ServicePort, ServiceSpec } from '../../types.ts';
import { isExternallyAccessible } from './spec.ts';

/** A day has eight of these. */
const clientIpSeconds = 10800;

const zeroIsAbsent = [
  'clusterIP',
  'clusterIPs',
  'externalIPs',
  'externalName',
  'externalTrafficPolicy',
  'healthCheckNodePort',
  'ipFamilies',
  'loadBalancerIP',
  'loadBalancerSourceRanges',
  'ports',
  'publishNotReadyAddresses',
  'sessionAffinity',
  'type',
] as const;

// kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Service
export function defaultService(service: Service): Service {
  let spec: ServiceSpec = withoutEmpty(service.spec ?? {}, zeroIsAbsent);
  spec = { ...spec, sessionAffinity: spec.sessionAffinity ?? 'None', type: spec.type ?? 'ClusterIP' };
  if (spec.sessionAffinity === 'None') spec = withoutKeys(spec, ['sessionAffinityConfig']);
  if (spec.sessionAffinity === 'ClientIP' && typeof spec.sessionAffinityConfig?.clientIP?.timeoutSeconds !== 'number') {
    spec = { ...spec, sessionAffinityConfig: { clientIP: { timeoutSeconds: clientIpSeconds } } };
  }
  if (spec.ports) spec = { ...spec, ports: spec.ports.map(defaultPort) };
  const typed = spec.type === 'ClusterIP' || spec.type === 'NodePort' || spec.type === 'LoadBalancer';
  if (!spec.externalTrafficPolicy && isExternallyAccessible({ ...service, spec })) spec = { ...spec, externalTrafficPolicy: 'Cluster' };
  if (typed && spec.internalTrafficPolicy === undefined) spec = { ...spec, internalTrafficPolicy: 'Cluster' };
  if (spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts === undefined) {
    spec = { ...spec, allocateLoadBalancerNodePorts: true };
  }
  return { ...service, spec };
}

function defaultPort(given: ServicePort): ServicePort {
  const port = withoutEmpty(given, ['name', 'nodePort', 'protocol', 'targetPort']);
  const number = port.port ?? 0;
  return { ...port, protocol: port.protocol ?? 'TCP', port: number, targetPort: port.targetPort ?? number };
}
