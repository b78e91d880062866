import type { Cluster } from './cluster.ts';
import type { RouteAnswer, RouteQuestion } from './http-request.ts';

/** Where the Ingress or Gateway named by `via` sends a request. */
export function route(_cluster: Cluster, _question: RouteQuestion): RouteAnswer {
  return { status: 404, backends: [] };
}
