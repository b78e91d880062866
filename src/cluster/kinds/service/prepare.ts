import { withoutKeys } from '../../apiserver/absent.ts';
import type { FieldError } from '../../apiserver/field-error.ts';
import type { Service, ServicePort } from '../../types.ts';
import type { AdmissionContext } from '../kind.ts';
import { allocateService } from './allocate.ts';
import { isExternallyAccessible, needsClusterIp, needsHealthCheck, needsNodePorts, sameList } from './spec.ts';

/** Allocation comes before validation: a Service that gets no address is not looked at further. */
// kubernetes pkg/registry/core/service/storage/storage.go beginCreate, beginUpdate
export function prepareService(given: Service, { cluster }: AdmissionContext, old?: Service): Service | readonly FieldError[] {
  const patched = old ? patchAllocatedValues(given, old) : given;
  const allocated = allocateService(normalizeClusterIps(patched, old), cluster, old);
  if (Array.isArray(allocated)) return allocated;
  const service = allocated as Service;
  return old ? dropTypeDependentFields({ ...service, status: statusOf(old) }, old) : { ...service, status: { loadBalancer: {} } };
}

const statusOf = ({ status }: Service) => status ?? { loadBalancer: {} };

/** What was allocated earlier stays where the new version leaves it out. */
// kubernetes pkg/registry/core/service/storage/storage.go patchAllocatedValues
function patchAllocatedValues(service: Service, old: Service): Service {
  const spec = { ...service.spec };
  if (needsClusterIp(old) && needsClusterIp(service)) {
    if (!spec.clusterIP && old.spec.clusterIP) spec.clusterIP = old.spec.clusterIP;
    if (!spec.clusterIPs?.length && old.spec.clusterIPs?.length) spec.clusterIPs = old.spec.clusterIPs;
  }
  if (needsNodePorts(old) && needsNodePorts(service) && spec.ports) spec.ports = patchNodePorts(spec.ports, old.spec.ports ?? []);
  if (needsHealthCheck(old) && needsHealthCheck(service) && !spec.healthCheckNodePort && old.spec.healthCheckNodePort) {
    spec.healthCheckNodePort = old.spec.healthCheckNodePort;
  }
  return { ...service, spec };
}

function patchNodePorts(ports: readonly ServicePort[], old: readonly ServicePort[]): ServicePort[] {
  const before = new Set(old.flatMap(({ nodePort }) => nodePort ?? []));
  const inBoth = new Set(ports.flatMap(({ nodePort }) => (nodePort && before.has(nodePort) ? nodePort : [])));
  const byName = new Map(old.map(({ name, nodePort }) => [name ?? '', nodePort]));
  return ports.map((port) => {
    const nodePort = byName.get(port.name ?? '');
    return port.nodePort || !nodePort || inBoth.has(nodePort) ? port : { ...port, nodePort };
  });
}

/** Keeps `clusterIP` and `clusterIPs` in step for a client that knows only one of them. */
// kubernetes pkg/registry/core/service/storage/storage.go normalizeClusterIPs
function normalizeClusterIps(service: Service, old?: Service): Service {
  const { clusterIP, clusterIPs } = service.spec;
  const withPlural = (ips: string[]): Service => ({ ...service, spec: { ...service.spec, clusterIPs: ips } });
  if (!old) return clusterIP && !clusterIPs?.length ? withPlural([clusterIP]) : service;
  if ((old.spec.clusterIP ?? '') === (clusterIP ?? '')) {
    return old.spec.clusterIPs?.length && !clusterIPs?.length ? withPlural(old.spec.clusterIPs) : service;
  }
  if (!sameList(old.spec.clusterIPs, clusterIPs)) return service;
  if (clusterIP) return withPlural([clusterIP]);
  return { ...service, spec: withoutKeys(service.spec, ['clusterIPs']) };
}

/** A change of type wipes what the new type has no use for, unless the user changed that too. */
// kubernetes pkg/registry/core/service/strategy.go dropTypeDependentFields
function dropTypeDependentFields(service: Service, old: Service): Service {
  let { spec } = service;
  const drop = (...keys: (keyof Service['spec'])[]) => {
    spec = withoutKeys(spec, keys);
  };
  const same = (key: keyof Service['spec']) => old.spec[key] === spec[key];
  if (needsClusterIp(old) && !needsClusterIp(service)) {
    if (same('clusterIP') && sameList(old.spec.clusterIPs, spec.clusterIPs)) drop('clusterIP', 'clusterIPs');
    if (sameList(old.spec.ipFamilies, spec.ipFamilies)) drop('ipFamilies');
    if (same('ipFamilyPolicy')) drop('ipFamilyPolicy');
    if (same('internalTrafficPolicy')) drop('internalTrafficPolicy');
  }
  if (needsNodePorts(old) && !needsNodePorts(service) && spec.ports) {
    const before = new Set((old.spec.ports ?? []).map(({ nodePort }) => nodePort));
    if (spec.ports.every(({ nodePort }) => !nodePort || before.has(nodePort))) {
      spec = { ...spec, ports: spec.ports.map((port) => withoutKeys(port, ['nodePort'])) };
    }
  }
  if (needsHealthCheck(old) && !needsHealthCheck(service) && same('healthCheckNodePort')) drop('healthCheckNodePort');
  if (old.spec.type === 'LoadBalancer' && spec.type !== 'LoadBalancer') {
    if (same('allocateLoadBalancerNodePorts')) drop('allocateLoadBalancerNodePorts');
    if (same('loadBalancerClass')) drop('loadBalancerClass');
  }
  if (isExternallyAccessible(old) && !isExternallyAccessible({ ...service, spec }) && same('externalTrafficPolicy')) {
    drop('externalTrafficPolicy');
  }
  const status = spec.type === 'LoadBalancer' ? statusOf(service) : { ...statusOf(service), loadBalancer: {} };
  return { ...service, spec, status };
}
