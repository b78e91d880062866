import { parseAddress } from '../../../cluster/coredns/address.ts';
import { hostnameMatches } from '../../../cluster/doors/gateway/hostname.ts';
import type { HttpRequest } from '../../../cluster/doors/http-request.ts';
import { targetOf } from '../../../cluster/doors/request-target.ts';
import { explainRoute } from '../../../cluster/doors/route.ts';
import type { RouteExplanation } from '../../../cluster/doors/route-explanation.ts';
import { chances, drawn } from '../chance.ts';
import type { Context } from '../context.ts';
import { arrive } from '../packet/arrive.ts';
import type { Dialled } from '../packet/dialled.ts';
import type { ConnectQuestion } from '../question.ts';
import type { Hop } from '../trace.ts';
import { dialHop, doorHop, routeHop, serviceHop, whyNotDialled } from './door-hops.ts';
import { type Door, doorsOf, isNamed } from './doors.ts';
import { routeUnattached } from './unattached-route.ts';

export function isDoorName(context: Context, host: string): boolean {
  return doorsOf(context).some((door) => isNamed(door, host));
}

/** The way through an Ingress or a Gateway, where one serves the request; undefined where none does. `address` is what was dialled, if that is known. */
export function throughDoor(context: Context, question: ConnectQuestion, address: string | undefined): Dialled | undefined {
  const { port, http, host, protocol } = question;
  const request = http ?? { method: 'CONNECT', scheme: protocol.toLowerCase(), host, path: '', headers: {} };
  const at = address && parseAddress(address)?.text;
  const doors = doorsOf(context).filter((door) => door.ports.includes(port));
  const exact = at
    ? doors.filter(({ addresses }) => addresses.some((one) => parseAddress(one)?.text === at))
    : doors.filter((door) => isNamed(door, host));
  const asked = exact.length > 0 ? exact : doors;
  const told = asked
    .map((door) => ({ door, explanation: explainRoute(context.cluster, { ...request, via: door.via }) }))
    .filter(({ explanation }) => http || (exact.length > 0 && explanation.rule && explanation.listener?.protocol === protocol));
  // A Host header of its own says that a door is meant, even where no rule takes it.
  const meant = exact.length > 0 || (at !== undefined && request.host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '') !== host);
  const serving = told.find(({ explanation }) => explanation.others.some((rule) => hostnameMatches(rule.host, targetOf(request).host)));
  const listening = told.find(({ explanation }) => explanation.listener?.hostname);
  const chosen = told.find(({ explanation }) => explanation.rule) ?? (meant ? told[0] : http && (serving ?? listening));
  return chosen && walk(context, chosen.door, chosen.explanation, exact.length > 0, request, port);
}

function walk(context: Context, door: Door, explanation: RouteExplanation, sure: boolean, http: HttpRequest, port: number): Dialled {
  const hops: Hop[] = [doorHop(context, door, explanation, sure, port), routeHop(context, explanation, http)];
  const { answer, backends } = explanation;
  const what = explanation.door ? `${explanation.door.kind} ${explanation.door.name}` : door.via.replace(':', ' ');
  if (answer.location) {
    const because = `${what} answers by itself: ${answer.status}, go to ${answer.location}`;
    return { hops, outcome: 'answered', because, answerers: [{ ref: explanation.door, address: what, port, share: 1 }] };
  }
  const unattached = explanation.rule ? undefined : routeUnattached(context, targetOf(http).host, hops.slice(0, 1));
  if (unattached) return { ...unattached, outcome: 'http-error', because: `${what} answers ${answer.status}: ${unattached.because}` };
  if (!explanation.rule || backends.length === 0) {
    return {
      hops: hops.map((one, at) => (at === 1 ? { ...one, verdict: 'broken' } : one)),
      outcome: 'http-error',
      because: `${what} answers ${answer.status}: ${explanation.reason.replace(/\.$/, '')}`,
      answerers: [],
    };
  }
  return backendsOf(context, hops, explanation, what);
}

function backendsOf(context: Context, hops: readonly Hop[], { backends, rule, answer }: RouteExplanation, what: string): Dialled {
  const weighted = backends.filter(({ share }) => share > 0);
  const chance = chances(`${context.seed} ${what}`);
  const working = weighted.filter(({ endpoints }) => endpoints.length > 0);
  const among = working.length > 0 ? working : weighted;
  const taken =
    among[
      drawn(
        among.map(({ share }) => share),
        chance(),
      )
    ];
  if (!taken) return { hops, outcome: 'http-error', because: `${what} answers ${answer.status}: no backend has any weight`, answerers: [] };
  const service = serviceHop(context, taken, weighted, rule?.object);
  const all = weighted.flatMap(({ endpoints, share }) => endpoints.map((endpoint) => ({ ...endpoint, share: share / endpoints.length })));
  if (all.length === 0)
    return {
      hops: [...hops, service],
      outcome: 'http-error',
      because: `${what} answers ${taken.status}: ${whyNotDialled(context, taken)}`,
      answerers: [],
    };
  const inside = { ...context, options: { ...context.options, enforcePolicies: false } };
  const arrivals = all.map(({ address, port, share }) => arrive(inside, { address, port, protocol: 'TCP', share }));
  const mine = arrivals.filter((_, at) =>
    taken.endpoints.some(({ address, port }) => address === all[at]?.address && port === all[at]?.port),
  );
  const end =
    mine[
      drawn(
        mine.map(({ answerer }) => answerer.share),
        chance(),
      )
    ];
  const position = end ? arrivals.indexOf(end) : -1;
  return {
    hops: [...hops, service, dialHop(context, taken, end?.answerer.address), ...(end?.hops() ?? [])],
    outcome: 'answered',
    because: `through ${what}`,
    answerers: arrivals.map(({ answerer }) => answerer),
    ...(position >= 0 ? { taken: position } : {}),
    source: 'node',
  };
}
