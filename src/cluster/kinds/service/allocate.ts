import { clusterIpRefusal, nextClusterIp } from '../../apiserver/allocation/cluster-ips.ts';
import { type NodePortOperation, startNodePortOperation } from '../../apiserver/allocation/node-ports.ts';
import { type FieldError, invalid } from '../../apiserver/field-error.ts';
import type { Cluster } from '../../cluster.ts';
import { type IpFamily, ipFamiliesOf } from '../../settings.ts';
import type { Service, ServicePort } from '../../types.ts';
import { initIpFamilies, keepsPreferredDualStack } from './ip-families.ts';
import { needsClusterIp, needsHealthCheck, needsNodePorts, noClusterIp } from './spec.ts';

type Outcome = Service | readonly FieldError[];

const isRefused = (outcome: Outcome): outcome is readonly FieldError[] => Array.isArray(outcome);
const identityOf = ({ metadata }: Service) => `${metadata.namespace ?? ''}/${metadata.name}`;
const internal = (detail: string): FieldError => ({ type: 'Internal', field: '', detail });

/** Gives a Service the families, cluster IPs and node ports that it needs and does not have. */
// kubernetes pkg/registry/core/service/storage/alloc.go allocateCreate, allocateUpdate
export function allocateService(given: Service, cluster: Cluster, old?: Service): Outcome {
  const service = initIpFamilies(given, ipFamiliesOf(cluster.settings), old);
  if (isRefused(service)) return service;
  const addressed = allocateClusterIps(service, cluster, old);
  if (isRefused(addressed)) return addressed;
  const operation = startNodePortOperation(cluster);
  const ported = needsNodePorts(addressed) ? allocateNodePorts(addressed, operation, old) : addressed;
  return isRefused(ported) ? ported : allocateHealthCheckPort(ported, operation, old);
}

// kubernetes pkg/registry/core/service/storage/alloc.go updateClusterIPs
function allocateClusterIps(service: Service, cluster: Cluster, old?: Service): Outcome {
  const { spec } = service;
  if (!needsClusterIp(service)) return service;
  const fresh = !old || !needsClusterIp(old);
  if (fresh) return spec.clusterIPs?.[0] === noClusterIp ? service : takeClusterIps(service, cluster, spec.ipFamilies ?? []);
  if (keepsPreferredDualStack(service, old) || old.spec.clusterIPs?.[0] === noClusterIp) return service;
  const isUpgraded = old.spec.ipFamilies?.length === 1 && spec.ipFamilies?.length === 2;
  return isUpgraded ? takeClusterIps(service, cluster, spec.ipFamilies?.slice(1) ?? []) : service;
}

function takeClusterIps(service: Service, cluster: Cluster, families: readonly IpFamily[]): Outcome {
  const asked = service.spec.clusterIPs ?? [];
  const clusterIPs = [...asked];
  for (const family of families) {
    const i = service.spec.ipFamilies?.indexOf(family) ?? 0;
    const ip = asked[i];
    const refusal = ip ? clusterIpRefusal(cluster, family, ip) : undefined;
    if (refusal) return [invalid('spec.clusterIPs', asked, `failed to allocate IP ${ip}: ${refusal}`)];
    const taken = ip || nextClusterIp(cluster, family, identityOf(service));
    if (!taken) return [internal('failed to allocate a serviceIP: range is full')];
    clusterIPs[i] = taken;
  }
  const [clusterIP] = clusterIPs;
  return { ...service, spec: { ...service.spec, clusterIPs, ...(clusterIP ? { clusterIP } : {}) } };
}

const allocatesNodePorts = ({ spec }: Service) => spec.type === 'NodePort' || spec.allocateLoadBalancerNodePorts === true;

// kubernetes pkg/registry/core/service/storage/alloc.go initNodePorts, updateNodePorts
function allocateNodePorts(service: Service, operation: NodePortOperation, old?: Service): Outcome {
  const before = new Set((old?.spec.ports ?? []).flatMap(({ nodePort }) => nodePort ?? []));
  const given = service.spec.ports ?? [];
  const ports: ServicePort[] = [];
  const ofNumber = new Map<number, number>();
  const seen = new Set<string>();
  const taken = new Set<number>();
  for (const [i, port] of given.entries()) {
    const field = `spec.ports[${i}].nodePort`;
    if (!port.nodePort && !allocatesNodePorts(service)) {
      ports.push(port);
      continue;
    }
    const known = old ? undefined : ofNumber.get(port.port);
    const wanted = port.nodePort || (old ? 0 : (known ?? requestedFor(port.port, given)));
    let nodePort = wanted;
    if (!wanted) {
      const next = operation.takeNext(`${identityOf(service)} ${port.name ?? ''} ${port.protocol} ${port.port}`);
      if (!next) return [internal('failed to allocate a nodePort: range is full')];
      nodePort = next;
    } else if (wanted !== known && !before.has(wanted) && !(old && taken.has(wanted))) {
      const refusal = operation.take(wanted);
      if (refusal) return [invalid(field, wanted, refusal)];
    }
    const key = `${port.protocol} ${nodePort}`;
    if (old && seen.has(key)) return [internal(`duplicate nodePort: {${key}}`)];
    seen.add(key);
    taken.add(nodePort);
    if (known === undefined) ofNumber.set(port.port, nodePort);
    ports.push({ ...port, nodePort });
  }
  return { ...service, spec: { ...service.spec, ports } };
}

/** What a Service port asks for goes for its fellow of the other protocol too. */
function requestedFor(number: number, ports: readonly ServicePort[]): number {
  return ports.find(({ port, nodePort }) => port === number && nodePort)?.nodePort ?? 0;
}

// kubernetes pkg/registry/core/service/storage/alloc.go allocHealthCheckNodePort
function allocateHealthCheckPort(service: Service, operation: NodePortOperation, old?: Service): Outcome {
  if (!needsHealthCheck(service) || (old && needsHealthCheck(old))) return service;
  const asked = service.spec.healthCheckNodePort;
  if (asked) {
    const refusal = operation.take(asked);
    return refusal ? [internal(`failed to allocate requested HealthCheck NodePort ${asked}: ${refusal}`)] : service;
  }
  const healthCheckNodePort = operation.takeNext(`${identityOf(service)} health check`);
  if (!healthCheckNodePort) return [internal('failed to allocate a HealthCheck NodePort 0: range is full')];
  return { ...service, spec: { ...service.spec, healthCheckNodePort } };
}
