import type { Cluster } from '../cluster.ts';
import type { Route } from '../doors/gateway/types.ts';
import { routesRuledBy } from '../doors/route-index.ts';
import { refOf } from '../object.ts';
import type { KindDefinition } from './kind.ts';
import type { Paths } from './paths.ts';
import type { Presentation } from './presentation.ts';
import { routeRows, routeWays } from './route-ways.ts';

/** What every route kind of the Gateway API shows. */
export const routePicture: Pick<KindDefinition<Route>, 'present' | 'paths'> = { present: presentRoute, paths: routePaths };

function presentRoute(route: Route, cluster: Cluster): Presentation {
  const ref = refOf(route);
  const routes = routesRuledBy(cluster, ref);
  const { rows, dead } = routeRows(routes);
  const orphan = routes.length === 0 ? 'no Gateway takes it' : dead;
  return {
    lane: 'routes',
    title: ref.name,
    subtitle: route.kind,
    rows: [...rows, ...(routes.length === 0 ? [{ text: 'no Gateway takes it', tone: 'bad' as const }] : [])],
    badges: [],
    tone: orphan ? 'bad' : 'plain',
    accessibleName: `${route.kind} ${ref.namespace}/${ref.name}${orphan ? `, ${orphan}` : ''}`,
  };
}

function routePaths(route: Route, cluster: Cluster): Paths {
  const ref = refOf(route);
  return routeWays(cluster, ref, routesRuledBy(cluster, ref));
}
