import { type Cluster, findObject } from '../../cluster.ts';
import { refOf } from '../../object.ts';
import { oldestFirst } from '../../oldest-first.ts';
import type { HttpRequest } from '../http-request.ts';
import { type RequestTarget, targetOf } from '../request-target.ts';
import type { PassedRule, RouteExplanation, RouteRule } from '../route-explanation.ts';
import { attach, parentRefsTo, routesIn } from './attachment.ts';
import { answerOf, backendsOf } from './backend.ts';
import { hasClass, lacksClass } from './class.ts';
import { redirectOf, rewrittenPath } from './filter.ts';
import { closeness, closestOf, greatestFirst } from './hostname.ts';
import { chooseListener } from './listener.ts';
import { matchesOf, type RuleMatch } from './match.ts';
import type { Gateway, Listener, Route } from './types.ts';

type Rule = NonNullable<Route['spec']['rules']>[number];

interface Candidate {
  readonly route: Route;
  readonly rule: Rule;
  /** `spec.rules[0]`. */
  readonly field: string;
  readonly shown: RouteRule;
  readonly match: RuleMatch;
  readonly rank: readonly number[];
  readonly refusal: string | undefined;
}

export interface GatewayPort {
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
}

/** Where a Gateway sends a request that arrives at one of its ports. */
export function explainGateway(cluster: Cluster, { namespace, name, port }: GatewayPort, request: HttpRequest): RouteExplanation {
  const gateway = findObject(cluster, 'Gateway', namespace, name);
  const unanswered = { answer: { status: 404, backends: [] }, others: [], backends: [], cautions: [] };
  if (!gateway) return { ...unanswered, reason: `There is no Gateway ${name} in namespace ${namespace}.` };
  const target = targetOf(request);
  const cautions = cautionsOf(cluster, gateway);
  const { listener, choice, reason } = chooseListener(gateway, port, request.scheme, target.host);
  if (!listener || !choice) return { ...unanswered, cautions, door: refOf(gateway), reason };
  const { candidates, refused } = candidatesAt(cluster, gateway, listener, request, target);
  const winner = candidates.find(({ refusal }) => refusal === undefined);
  const others = [...candidates.filter((candidate) => candidate !== winner).map((candidate) => passedRule(candidate, winner)), ...refused];
  const found = { door: refOf(gateway), listener: choice, others, cautions };
  if (!winner)
    return {
      ...unanswered,
      ...found,
      reason: `${reason} No rule attached to it takes ${request.method} ${target.path} for ${target.host}.`,
    };
  return { ...found, rule: winner.shown, ...outcomeOf(cluster, winner, listener, request, target) };
}

/** A large cluster has more routes for other hosts than anybody reads. */
const shownElsewhere = 20;

function candidatesAt(cluster: Cluster, gateway: Gateway, listener: Listener, request: HttpRequest, target: RequestTarget) {
  const named = routesIn(cluster).filter((route) => parentRefsTo(route, gateway).length > 0);
  const routes = oldestFirst(named).map((route) => {
    const { refused, hostnames } = attach(cluster, gateway, listener, route);
    const hosts = refused === undefined ? hostnames : (route.spec.hostnames ?? ['']);
    return { route, refused, hosts, forHost: closestOf(hosts, target.host) !== undefined };
  });
  const elsewhere = routes.filter(({ forHost }) => !forHost).slice(0, shownElsewhere);
  const all = [...routes.filter(({ forHost }) => forHost), ...elsewhere].map((entry) => ({
    ...entry,
    candidates: rulesFor(entry.route, entry.hosts, request, target),
  }));
  const refused = all.flatMap(({ refused: reason, candidates }): readonly PassedRule[] =>
    reason === undefined ? [] : candidates.map(({ shown }) => ({ ...shown, matches: false, reason })),
  );
  const attached = all.filter((entry) => entry.refused === undefined).flatMap(({ candidates }) => candidates);
  return { candidates: attached.sort((a, b) => greatestFirst(a.rank, b.rank)), refused };
}

function rulesFor(route: Route, hostnames: readonly string[], request: HttpRequest, target: RequestTarget): readonly Candidate[] {
  const taken = closestOf(hostnames, target.host);
  const host = (taken ?? hostnames.join(', ')) || '*';
  return (route.spec.rules ?? []).flatMap((rule, index) =>
    matchesOf(route, rule).map((match, position) => {
      const field = `spec.rules[${index}]`;
      const shown = {
        object: refOf(route),
        path: rule.matches?.length ? `${field}.matches[${position}]` : field,
        host,
        match: match.text,
      };
      const refusal = taken === undefined ? `its host ${host} is not ${target.host}` : match.refusal(request, target);
      return { route, rule, field, shown, match, rank: [...closeness(taken ?? ''), ...match.rank], refusal };
    }),
  );
}

function passedRule({ shown, refusal, rank }: Candidate, winner: Candidate | undefined): PassedRule {
  if (refusal !== undefined || !winner) return { ...shown, matches: false, reason: refusal ?? '' };
  const [precise, length] = rank;
  const closer = winner.rank[0] !== precise || winner.rank[1] !== length;
  const reason = closer
    ? `${winner.shown.host} is the closer host`
    : greatestFirst(winner.rank, rank) < 0
      ? `${winner.shown.match} is the closer match`
      : 'an equal match in an older route or an earlier rule comes first';
  return { ...shown, matches: true, reason };
}

function outcomeOf(cluster: Cluster, winner: Candidate, listener: Listener, request: HttpRequest, target: RequestTarget) {
  const { route, rule, field, shown, match } = winner;
  const took = `${route.kind} ${route.metadata.name} takes it: ${shown.host === '*' ? 'any host' : `host ${shown.host}`}, ${shown.match}.`;
  const filters = rule.filters ?? [];
  const prefix = match.prefix === undefined ? {} : { prefix: match.prefix };
  const redirect = redirectOf(filters, request, target, { port: listener.port, ...prefix });
  if (redirect) {
    const answer = { status: redirect.status, backends: [], location: redirect.location };
    return { answer, backends: [], reason: `${took} It redirects to ${redirect.location}.` };
  }
  const backends = backendsOf(cluster, route, rule.backendRefs ?? [], field);
  const answer = answerOf(backends, rewrittenPath(filters, target, match.prefix));
  const used = backends.filter(({ share }) => share > 0);
  const why =
    used.length === 0 ? 'The rule sends traffic to no backend, so the Gateway answers 500.' : used.map(({ reason }) => reason).join(' ');
  return { answer, backends, reason: `${took} ${why}` };
}

function cautionsOf(cluster: Cluster, gateway: Gateway): readonly string[] {
  const { gatewayClassName } = gateway.spec;
  if (hasClass(cluster, gateway)) return [];
  if (lacksClass(cluster, gateway))
    return [`There is no GatewayClass ${gatewayClassName}, so no controller takes Gateway ${gateway.metadata.name}.`];
  return [`GatewayClass ${gatewayClassName} is not among the manifests: a controller is taken to serve this Gateway.`];
}
