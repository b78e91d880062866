import type { Cluster } from '../cluster.ts';
import { gatewayRoutes } from './gateway/door-routes.ts';
import { explainGateway } from './gateway/index.ts';
import type { RouteAnswer, RouteQuestion } from './http-request.ts';
import { ingressRoutes } from './ingress/door-routes.ts';
import { explainIngress } from './ingress/index.ts';
import type { DoorRoute, RouteExplanation } from './route-explanation.ts';

/** Where the Ingress or Gateway named by `via` sends a request. */
export function route(cluster: Cluster, question: RouteQuestion): RouteAnswer {
  return explainRoute(cluster, question).answer;
}

/** The same with its reasons: the rule that won and those that did not, the Service looked up, the endpoints dialled. */
export function explainRoute(cluster: Cluster, { via, ...request }: RouteQuestion): RouteExplanation {
  const [, door = '', what = ''] = /^(ingress|gateway):(.*)$/.exec(via) ?? [];
  if (door === 'ingress') return explainIngress(cluster, what === '(none)' ? undefined : what, request);
  const [, namespace, name, port] = /^([^/]+)\/(.+):(\d+)$/.exec(what) ?? [];
  if (namespace && name && port) return explainGateway(cluster, { namespace, name, port: Number(port) }, request);
  return { answer: { status: 404, backends: [] }, reason: `There is no door ${via}.`, others: [], backends: [], cautions: [] };
}

/** Every way from a door to a Service. */
export function routesOf(cluster: Cluster): readonly DoorRoute[] {
  return [...ingressRoutes(cluster), ...gatewayRoutes(cluster)];
}
