import { type Cluster, findObject } from '../../cluster.ts';
import { refOf } from '../../object.ts';
import type { DoorRoute } from '../route-explanation.ts';
import { attach, gatewayGroup, routesIn } from './attachment.ts';
import { backendsOf } from './backend.ts';
import { lacksClass } from './class.ts';
import { redirectText } from './filter.ts';
import { matchesOf } from './match.ts';
import type { Gateway, ParentRef, Route } from './types.ts';

/** Every rule of every Gateway API route, at each listener that takes it. */
export function gatewayRoutes(cluster: Cluster): readonly DoorRoute[] {
  return routesIn(cluster).flatMap((route) => {
    const ways = rulesOf(cluster, route);
    return doorsOf(cluster, route).flatMap(({ broken, ...door }) =>
      ways.map((way) => {
        const problem = broken ?? way.broken;
        return { ...door, ...way, ...(problem ? { broken: problem } : {}) };
      }),
    );
  });
}

type Door = Pick<DoorRoute, 'door' | 'listener' | 'host' | 'broken'>;

function doorsOf(cluster: Cluster, route: Route): readonly Door[] {
  const seen = new Set<string>();
  return (route.spec.parentRefs ?? []).flatMap((ref) => {
    const { group = gatewayGroup, kind = 'Gateway', namespace = route.metadata.namespace ?? '', name } = ref;
    if (group !== gatewayGroup || kind !== 'Gateway') return [];
    const door = { kind, namespace, name };
    const host = route.spec.hostnames?.join(', ') || '*';
    const gateway = findObject(cluster, 'Gateway', namespace, name);
    if (!gateway) return [{ door, host, broken: `There is no Gateway ${name} in namespace ${namespace}.` }];
    return listenersFor(cluster, gateway, route, ref).filter(({ listener }) => {
      const key = `${namespace}/${name} ${listener ?? ''}`;
      return !seen.has(key) && seen.add(key);
    });
  });
}

function listenersFor(cluster: Cluster, gateway: Gateway, route: Route, ref: ParentRef): readonly Door[] {
  const only = { ...route, spec: { ...route.spec, parentRefs: [ref] } };
  const door = refOf(gateway);
  const unclassed = lacksClass(cluster, gateway)
    ? { broken: `There is no GatewayClass ${gateway.spec.gatewayClassName}, so no controller takes this Gateway.` }
    : {};
  const tried = gateway.spec.listeners.map((listener) => ({ listener, ...attach(cluster, gateway, listener, only) }));
  const taken = tried.filter(({ refused }) => !refused);
  if (taken.length > 0) {
    return taken.map(({ listener, hostnames }) => {
      const hosts = hostnames.map((hostname) => hostname || listener.hostname || '*');
      return { door, listener: listener.name, host: hosts.join(', '), ...unclassed };
    });
  }
  const reasons = tried.map(({ refused }) => refused).join('; ');
  return [{ door, host: route.spec.hostnames?.join(', ') || '*', broken: `No listener takes this route: ${reasons}.` }];
}

type Way = Pick<DoorRoute, 'rule' | 'path' | 'match' | 'service' | 'port' | 'weight' | 'share' | 'answers' | 'broken'>;

function rulesOf(cluster: Cluster, route: Route): readonly Way[] {
  const rule = refOf(route);
  return (route.spec.rules ?? []).flatMap((entry, index): readonly Way[] => {
    const field = `spec.rules[${index}]`;
    const match = matchesOf(route, entry)
      .map(({ text }) => text)
      .join(' or ');
    const answers = redirectText(entry.filters ?? []);
    if (answers) return [{ rule, path: field, match, weight: 1, share: 1, answers }];
    const backends = backendsOf(cluster, route, entry.backendRefs ?? [], field);
    if (backends.length === 0) return [{ rule, path: field, match, weight: 1, share: 1, answers: '500: the rule has no backend' }];
    return backends.map(({ path, service, port, weight, share, status, reason }) => ({
      rule,
      path,
      match,
      ...(service ? { service } : {}),
      ...(port === undefined ? {} : { port }),
      weight,
      share,
      ...(status === 200 ? {} : { broken: reason }),
    }));
  });
}
