import type { Cluster } from '../cluster.ts';
import type { DoorRoute } from '../doors/route-explanation.ts';
import { lookUpService } from '../doors/service-lookup.ts';
import { keyOfRef, type ObjectRef } from '../object.ts';
import { shareInWords } from '../share.ts';
import { externalNode, nodeIdOf, outsideBox, type PathNode, type Paths, type Way } from './paths.ts';

/** What a rule of an Ingress or a route does: the Service is looked up, the Pods behind it are dialled. */
export function routeWays(cluster: Cluster, from: ObjectRef, routes: readonly DoorRoute[]): Paths {
  const nodes: PathNode[] = [];
  const ways = new Map<string, Way>();
  const named = new Set<string>();
  for (const route of routes) {
    const { service, path, broken } = route;
    if (!service) continue;
    const text = `${route.host === '*' ? 'any host' : route.host} ${route.match}`.trim();
    // A rule that several listeners take is one rule.
    if (!named.has(path)) {
      named.add(path);
      ways.set(`looks up ${path}`, lookUp(from, service, route, text));
    }
    const { endpoints, problem } = lookUpService(cluster, service.namespace ?? '', service.name, route.port);
    if (problem === 'no-service') nodes.push(absent(service));
    if (broken) continue;
    for (const { address, pod } of endpoints) {
      const to = pod ? nodeIdOf(pod) : externalNode(address).id;
      if (!pod) nodes.push(externalNode(address));
      if (ways.has(to)) continue;
      ways.set(to, {
        from: nodeIdOf(from),
        to,
        means: 'dials',
        accessibleName: `${from.name} dials ${pod?.name ?? address} itself, not the virtual IP of ${service.name}`,
        about: pod ? [from, service, pod] : [from, service],
      });
    }
  }
  return { nodes, ways: [...ways.values()], boxes: nodes.some(({ box }) => box) ? [outsideBox] : [] };
}

function lookUp(from: ObjectRef, service: ObjectRef, { share, port, broken }: DoorRoute, text: string): Way {
  const part = share < 1 ? ` · ${shareInWords(share)}` : '';
  return {
    from: nodeIdOf(from),
    to: nodeIdOf(service),
    means: 'routes',
    outlet: { text: `→ ${service.name}:${port ?? '?'}${part}`, note: text, ...(broken ? { tone: 'bad' as const } : {}), many: 'rules' },
    share,
    accessibleName: `${from.name} looks up ${service.name} for ${text}${broken ? `, but ${broken}` : ''}`,
    about: [from, service],
    ...(broken ? { broken: true } : {}),
  };
}

function absent(service: ObjectRef): PathNode {
  return {
    id: nodeIdOf(service),
    ref: service,
    role: 'service',
    lane: 'services',
    title: service.name,
    subtitle: 'missing',
    rows: [{ text: `no such ${service.kind} in ${service.namespace}`, tone: 'bad' }],
    badges: [],
    tone: 'bad',
    hollow: true,
    ...(service.namespace ? { namespace: service.namespace } : {}),
    accessibleName: `${keyOfRef(service)}, does not exist`,
  };
}

/** The reason that all rules share, and rules that lead to no Service. */
export function routeRows(routes: readonly DoorRoute[]): { readonly rows: PathNode['rows']; readonly dead: string | undefined } {
  const [first] = routes;
  const dead = first?.broken && routes.every(({ broken }) => broken === first.broken) ? first.broken : undefined;
  const rows = routes.flatMap((route) => {
    if (route.answers) return [{ text: `${route.host === '*' ? '' : route.host} ${route.match} ${route.answers}`.trim() }];
    if (route.broken && route.broken !== dead) return [{ text: route.broken, tone: 'bad' as const }];
    return [];
  });
  const seen = new Set<string>();
  const distinct = rows.filter(({ text }) => !seen.has(text) && seen.add(text));
  return { rows: dead ? [...distinct, { text: dead, tone: 'bad' }] : distinct, dead };
}
