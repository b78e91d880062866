import { findObject, listOf } from '../../../cluster/cluster.ts';
import { parseAddress } from '../../../cluster/coredns/address.ts';
import type { HttpRequest } from '../../../cluster/doors/http-request.ts';
import { classOf } from '../../../cluster/doors/ingress/class.ts';
import { explainRoute } from '../../../cluster/doors/route.ts';
import type { DialledBackend, RouteExplanation } from '../../../cluster/doors/route-explanation.ts';
import { type ObjectRef, refOf } from '../../../cluster/object.ts';
import { shareInWords } from '../../../cluster/share.ts';
import { gatewayAddresses } from '../addresses/holder.ts';
import { chances, drawn } from '../chance.ts';
import { citeServicePort } from '../cited-fields.ts';
import { type Context, cite, hop } from '../context.ts';
import { mendBackend } from '../mend/backend.ts';
import { nobodySentence } from '../nobody/cause.ts';
import { whyNobody } from '../nobody/why-nobody.ts';
import { arrive } from '../packet/arrive.ts';
import type { Dialled } from '../packet/dialled.ts';
import type { ConnectQuestion } from '../question.ts';
import type { Hop } from '../trace.ts';
import { routeUnattached } from './unattached-route.ts';

export interface Door {
  readonly via: string;
  readonly refs: readonly ObjectRef[];
  readonly addresses: readonly string[];
  readonly ports: readonly number[];
}

/** Every Ingress class and Gateway that a request could come in by. */
export function doorsOf({ cluster }: Context): readonly Door[] {
  const ingresses = listOf(cluster, 'Ingress');
  const classes = [...new Set(ingresses.map(classOf))];
  const byClass = classes.map((name) => {
    const mine = ingresses.filter((ingress) => classOf(ingress) === name);
    const addresses = mine.flatMap(({ status }) =>
      (status?.loadBalancer?.ingress ?? []).flatMap(({ ip, hostname }) => ip ?? hostname ?? []),
    );
    return { via: `ingress:${name ?? '(none)'}`, refs: mine.map(refOf), addresses, ports: [80, 443] };
  });
  const gateways = listOf(cluster, 'Gateway').flatMap((gateway) => {
    const { name, namespace } = gateway.metadata;
    const ports = [...new Set(gateway.spec.listeners.map(({ port }) => port))];
    return ports.map((port) => ({
      via: `gateway:${namespace}/${name}:${port}`,
      refs: [refOf(gateway)],
      addresses: gatewayAddresses(gateway),
      ports: [port],
    }));
  });
  return [...gateways, ...byClass];
}

/** A Gateway may be called by its own name, as the Service that a controller makes for it often is, and a controller by its class. */
function isNamed({ via, refs }: Door, host: string): boolean {
  const [first = '', second] = host.toLowerCase().split('.');
  if (via === `ingress:${host.toLowerCase()}`) return true;
  return via.startsWith('gateway:') && refs.some(({ name, namespace }) => first === name && (second === undefined || second === namespace));
}

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
  const serving = told.find(({ explanation }) => explanation.others.some((rule) => rule.host !== '*' && isHost(rule.host, request.host)));
  const listening = told.find(({ explanation }) => explanation.listener?.hostname);
  const chosen = told.find(({ explanation }) => explanation.rule) ?? (meant ? told[0] : http && (serving ?? listening));
  return chosen && walk(context, chosen.door, chosen.explanation, exact.length > 0, request, port);
}

/** Whether a rule for `host` is about this host, whatever it says of the path. */
function isHost(host: string, given: string): boolean {
  const asked = given.replace(/:\d+$/, '').toLowerCase();
  return host.startsWith('*.') ? asked.endsWith(host.slice(1)) : host === asked;
}

/** The hosts that Ingresses and HTTPRoutes are for. */
export function hostsServed({ cluster }: Context): readonly string[] {
  const ofIngresses = listOf(cluster, 'Ingress').flatMap(({ spec }) => (spec.rules ?? []).flatMap(({ host }) => host ?? []));
  const ofRoutes = listOf(cluster, 'HTTPRoute').flatMap(({ spec }) => spec.hostnames ?? []);
  return [...new Set([...ofIngresses, ...ofRoutes])];
}

function walk(context: Context, door: Door, explanation: RouteExplanation, sure: boolean, http: HttpRequest, port: number): Dialled {
  const hops: Hop[] = [doorHop(context, door, explanation, sure, port), routeHop(context, explanation, http)];
  const { answer, backends } = explanation;
  const what = explanation.door ? `${explanation.door.kind} ${explanation.door.name}` : door.via.replace(':', ' ');
  if (answer.location) {
    const because = `${what} answers by itself: ${answer.status}, go to ${answer.location}`;
    return { hops, outcome: 'answered', because, answerers: [{ ref: explanation.door, address: what, port, share: 1 }] };
  }
  const unattached = explanation.rule
    ? undefined
    : routeUnattached(context, http.host.replace(/:\d+$/, '').toLowerCase(), hops.slice(0, 1));
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

function doorHop(context: Context, door: Door, { door: ref, listener, cautions }: RouteExplanation, sure: boolean, port: number): Hop {
  const about = ref ? [ref] : door.refs;
  const [kind = '', name = ''] = door.via.split(/:(.*)/);
  const assumed = sure ? [] : ['The address of the controller is not in the manifests; the model takes the request to reach it.'];
  const others = (listener?.others ?? []).map((one) => ({ text: `listener ${one.name}`, note: one.reason, mark: 'passed' as const }));
  const chosen = listener
    ? [
        {
          text: `listener ${listener.name}: ${listener.protocol} ${listener.port}${listener.hostname ? ` for ${listener.hostname}` : ''}`,
          mark: 'taken' as const,
        },
      ]
    : [];
  return hop({
    stage: 'door',
    title:
      kind === 'gateway'
        ? `Gateway ${name.replace(/:\d+$/, '')}`
        : name === '(none)'
          ? 'Ingress controller'
          : `Ingress controller of class ${name}`,
    verdict: assumed.length + cautions.length > 0 ? 'caution' : 'ok',
    reason: [`The request comes in on port ${port}.`, ...assumed, ...cautions].join(' '),
    lines: [...chosen, ...others],
    objects: about,
    sources: about.flatMap((one) => cite(context, one, doorField(context, one, listener?.name))).slice(0, 8),
    command:
      kind === 'gateway'
        ? `kubectl describe gateway -n ${about[0]?.namespace ?? 'default'} ${about[0]?.name ?? ''}`
        : 'kubectl get ingress -A',
  });
}

/** What lets requests in: the listener of a Gateway, the class of an Ingress. */
function doorField({ cluster }: Context, { kind, namespace, name }: ObjectRef, listener: string | undefined): string {
  if (kind !== 'Gateway') return 'spec.ingressClassName';
  const listeners = findObject(cluster, 'Gateway', namespace, name)?.spec.listeners ?? [];
  const at = listeners.findIndex((one) => one.name === listener);
  return at < 0 ? 'spec.listeners' : `spec.listeners[${at}]`;
}

function routeHop(context: Context, { rule, others, reason, answer }: RouteExplanation, { host, path }: HttpRequest): Hop {
  const lines = others.slice(0, 20).map((one) => ({
    text: `${one.object.name} ${one.path}: host ${one.host}, ${one.match}`,
    note: one.reason,
    mark: one.matches ? ('passed' as const) : ('failed' as const),
  }));
  const won = rule
    ? [
        {
          text: `${rule.object.name} ${rule.path}: host ${rule.host}, ${rule.match}`,
          mark: 'taken' as const,
          note: 'this rule takes the request',
        },
      ]
    : [];
  const rewritten = answer.upstreamPath && answer.upstreamPath !== path ? ` The backend sees the path ${answer.upstreamPath}.` : '';
  return hop({
    stage: 'route',
    title: `route for ${host}${path}`,
    verdict: 'ok',
    reason: `${reason}${rewritten}`,
    lines: [...won, ...lines],
    objects: rule ? [rule.object] : [],
    sources: rule ? cite(context, rule.object, rule.path) : [],
    ...(rule ? { command: `kubectl get ${rule.object.kind.toLowerCase()} -n ${rule.object.namespace} ${rule.object.name} -o yaml` } : {}),
  });
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
      because: `${what} answers ${taken.status}: ${reasonOf(context, taken)}`,
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

function reasonOf(context: Context, { service, reason, port }: DialledBackend): string {
  const found =
    service &&
    listOf(context.cluster, 'Service').find(({ metadata }) => metadata.name === service.name && metadata.namespace === service.namespace);
  const cause = found && whyNobody(context, found, typeof port === 'number' ? port : undefined);
  return cause && found ? nobodySentence(found, cause) : reason.replace(/\.$/, '');
}

function serviceHop(context: Context, taken: DialledBackend, all: readonly DialledBackend[], rule: ObjectRef | undefined): Hop {
  const found =
    taken.service &&
    listOf(context.cluster, 'Service').find(
      ({ metadata }) => metadata.name === taken.service?.name && metadata.namespace === taken.service.namespace,
    );
  const broken = taken.endpoints.length === 0;
  const servicePort = typeof taken.port === 'number' ? taken.port : undefined;
  const cause = broken && found ? whyNobody(context, found, servicePort) : undefined;
  const lines = all.map((one) => ({
    text: `${one.service?.name ?? 'no Service'}:${one.port ?? ''}`,
    note: `${shareInWords(one.share)}${one.status === 200 ? '' : `, answers ${one.status}`}`,
    mark: one === taken ? ('taken' as const) : ('passed' as const),
  }));
  const looked = `The controller looks Service ${taken.service?.name ?? ''} up for its endpoints and does not use its virtual IP.`;
  return hop({
    stage: 'service',
    title: taken.service ? `Service ${taken.service.name}` : 'backend',
    verdict: cause?.unknown ? 'unknown' : broken ? 'broken' : 'ok',
    reason: broken ? `${cause ? `${reasonOf(context, taken)}.` : taken.reason}` : `${looked} ${taken.reason}`,
    lines,
    objects: cause?.objects ?? (taken.service ? [taken.service] : []),
    sources: cause?.sources ?? (found ? citeServicePort(context, found, servicePort) : rule ? cite(context, rule, taken.path) : []),
    ...(taken.service
      ? {
          command:
            cause?.command ??
            `kubectl get endpointslices -n ${taken.service.namespace} -l kubernetes.io/service-name=${taken.service.name}`,
        }
      : {}),
    ...(cause?.fix ? { fix: cause.fix } : broken ? mendBackend(context, rule, taken) : {}),
  });
}

function dialHop(context: Context, { endpoints, passed }: DialledBackend, taken: string | undefined): Hop {
  const pods = endpoints.flatMap(({ pod }) => pod ?? []);
  const selecting = listOf(context.cluster, 'NetworkPolicy').some(({ metadata }) =>
    pods.some(({ namespace }) => namespace === metadata.namespace),
  );
  const unknown = selecting ? ' Whether NetworkPolicies let the controller in is unknown: its Pods are not in the manifests.' : '';
  return hop({
    stage: 'endpoint',
    title: 'endpoint dialled',
    verdict: selecting ? 'caution' : 'ok',
    reason: `The controller dials ${endpoints.length === 1 ? 'the one ready endpoint' : `one of ${endpoints.length} ready endpoints`} by its own address; kube-proxy has no part in it.${unknown}`,
    lines: [
      ...endpoints.slice(0, 40).map(({ address, port, pod }) => ({
        text: `${pod ? `${pod.name} ` : ''}${address}:${port}`,
        mark: address === taken ? ('taken' as const) : ('passed' as const),
      })),
      ...passed
        .slice(0, 20)
        .map(({ address, pod, reason }) => ({ text: `${pod ? `${pod.name} ` : ''}${address}`, mark: 'failed' as const, note: reason })),
    ],
    objects: pods.slice(0, 40),
    sources: [],
  });
}
