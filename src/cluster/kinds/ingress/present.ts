import type { Cluster } from '../../cluster.ts';
import { routesRuledBy } from '../../doors/route-index.ts';
import { refOf } from '../../object.ts';
import type { Ingress } from '../../types.ts';
import { nodeIdOf, outsideClient, type Paths } from '../paths.ts';
import type { Presentation } from '../presentation.ts';
import { routeRows, routeWays } from '../route-ways.ts';

/** A door for HTTP: host and path choose the Service. */
export function presentIngress(ingress: Ingress, cluster: Cluster): Presentation {
  const { name, namespace } = ingress.metadata;
  const { ingressClassName, tls = [] } = ingress.spec;
  const { rows, dead } = routeRows(routesRuledBy(cluster, refOf(ingress)));
  const hosts = tls.flatMap((entry) => entry.hosts ?? []);
  return {
    lane: 'doors',
    title: name,
    subtitle: ingress.kind,
    rows: [
      ...(ingressClassName ? [{ text: `class ${ingressClassName}` }] : []),
      ...(tls.length > 0 ? [{ text: `TLS for ${hosts.join(', ') || 'any host'}` }] : []),
      ...rows,
    ],
    badges: [],
    tone: dead ? 'bad' : 'plain',
    accessibleName: `Ingress ${namespace}/${name}${dead ? `, ${dead}` : ''}`,
  };
}

export function ingressPaths(ingress: Ingress, cluster: Cluster): Paths {
  const ref = refOf(ingress);
  const behind = routeWays(cluster, ref, routesRuledBy(cluster, ref));
  const asks = {
    from: outsideClient,
    to: nodeIdOf(ref),
    means: 'asks' as const,
    accessibleName: `HTTP from outside to ${ref.name}`,
    about: [ref],
  };
  return { ...behind, ways: [asks, ...(behind.ways ?? [])] };
}
