import type { Cluster } from '../../cluster.ts';
import type { RouteAnswer, RouteBackend } from '../http-request.ts';
import type { DialledBackend } from '../route-explanation.ts';
import { lookUpService } from '../service-lookup.ts';
import { gatewayGroup } from './attachment.ts';
import { isGranted } from './reference-grant.ts';
import type { BackendRef, Route } from './types.ts';

type Looked = Pick<DialledBackend, 'status' | 'reason' | 'endpoints' | 'passed'> &
  Partial<Pick<DialledBackend, 'service' | 'port' | 'lacksGrant'>>;

/** Each backendRef of a rule with its share; those of weight 0 get nothing. */
export function backendsOf(cluster: Cluster, route: Route, refs: readonly BackendRef[], field: string): readonly DialledBackend[] {
  const total = refs.reduce((sum, { weight = 1 }) => sum + weight, 0);
  return refs.map((ref, index) => {
    const weight = ref.weight ?? 1;
    const path = `${field}.backendRefs[${index}]`;
    return { path, weight, share: total > 0 ? weight / total : 0, ...lookUp(cluster, route, ref) };
  });
}

// gateway-api apis/v1/httproute_types.go HTTPBackendRef: what is not a valid reference answers 500
function lookUp(cluster: Cluster, route: Route, { group = '', kind = 'Service', namespace, name, port }: BackendRef): Looked {
  const from = { group: gatewayGroup, kind: route.kind, namespace: route.metadata.namespace ?? '' };
  const to = { group, kind, namespace: namespace ?? from.namespace, name };
  const refuse = (reason: string): Looked => ({ status: 500, reason, endpoints: [], passed: [] });
  if (group !== '' || kind !== 'Service') return refuse(`It names a ${kind}, which is not a Service.`);
  if (!isGranted(cluster, { from, to })) {
    const reason = `No ReferenceGrant in namespace ${to.namespace} lets a ${route.kind} of namespace ${from.namespace} name Service ${name}.`;
    return { ...refuse(reason), lacksGrant: true };
  }
  const found = lookUpService(cluster, to.namespace, name, port);
  if (found.problem && found.problem !== 'no-ready-endpoint')
    return { ...refuse(found.reason), ...(found.service ? { service: found.ref } : {}) };
  return {
    status: found.problem ? 503 : 200,
    reason: found.reason,
    service: found.ref,
    ...(found.port ? { port: found.port.port } : {}),
    endpoints: found.endpoints,
    passed: found.passed,
  };
}

export function answerOf(backends: readonly DialledBackend[], upstreamPath: string | undefined): RouteAnswer {
  const used = backends.filter(({ share }) => share > 0);
  const statuses = new Set(used.map(({ status }) => status));
  const status = statuses.has(200) ? 200 : statuses.size === 1 ? (used[0]?.status ?? 500) : 500;
  return { status, backends: used.map(routeBackend), ...(upstreamPath === undefined ? {} : { upstreamPath }) };
}

function routeBackend({ service, port, share, status }: DialledBackend): RouteBackend {
  if (status === 500 || !service) return { share, status };
  return {
    service: `${service.namespace}/${service.name}`,
    ...(port === undefined ? {} : { port }),
    share,
    ...(status === 200 ? {} : { status }),
  };
}
