import { type Cluster, findObject } from '../../cluster.ts';
import { refOf } from '../../object.ts';
import type { Ingress, IngressBackend } from '../../types.ts';
import type { HttpRequest, RouteAnswer } from '../http-request.ts';
import { type RequestTarget, targetOf } from '../request-target.ts';
import type { DialledBackend, PassedRule, RouteExplanation, RouteRule } from '../route-explanation.ts';
import { lookUpBackend } from './backend.ts';
import { ingressesOfClass, lacksClass } from './class.ts';
import { closestPathFirst, hostMatches, hostRank, type IngressPath, pathMatches, pathsOf, pathText } from './match.ts';

interface Candidate {
  readonly rule: RouteRule;
  readonly backend: IngressBackend;
  readonly matches: boolean;
  readonly reason: string;
}

/** Where the controller of an IngressClass sends a request; without a class, of the Ingresses that name none. */
export function explainIngress(cluster: Cluster, className: string | undefined, request: HttpRequest): RouteExplanation {
  const ingresses = ingressesOfClass(cluster, className);
  const target = targetOf(request);
  const cautions = cautionsOf(cluster, className, ingresses);
  if (ingresses.length === 0) {
    const reason = className === undefined ? 'No Ingress is without a class.' : `No Ingress asks for the class ${className}.`;
    return { answer: { status: 404, backends: [] }, reason, others: [], backends: [], cautions };
  }
  const candidates = candidatesFor(ingresses, target);
  const winner = candidates.find(({ matches }) => matches);
  const others = candidates.filter((candidate) => candidate !== winner).map((candidate) => passedRule(candidate, winner));
  if (!winner) {
    const reason = `No rule is for host ${target.host} and path ${target.path}, and there is no default backend.`;
    return { answer: { status: 404, backends: [] }, reason, others, backends: [], cautions };
  }
  const backend = backendOf(cluster, winner);
  return {
    answer: answerOf(backend),
    reason: `${winner.reason} ${backend.reason}`,
    door: winner.rule.object,
    rule: winner.rule,
    others,
    backends: [backend],
    cautions: winner.rule.match.startsWith('ImplementationSpecific') ? [...cautions, implementationSpecific] : cautions,
  };
}

const implementationSpecific = 'What the path type ImplementationSpecific means is up to the controller; it is taken for Prefix here.';

/** A large cluster has more rules for other hosts than anybody reads. */
const shownElsewhere = 20;

/** Best first: the closest host, then the closest path, then the older Ingress; default backends come last. */
function candidatesFor(ingresses: readonly Ingress[], target: RequestTarget): readonly Candidate[] {
  const all = ingresses.flatMap(pathsOf);
  const elsewhere = all.filter(({ host }) => !hostMatches(host, target.host)).slice(0, shownElsewhere);
  const paths = [...all.filter(({ host }) => hostMatches(host, target.host)), ...elsewhere];
  const closest = ingresses
    .flatMap(hostsOf)
    .filter((host) => hostMatches(host, target.host))
    .reduce((best, host) => Math.max(best, hostRank(host)), -1);
  const byHost = (a: IngressPath, b: IngressPath) => hostRank(b.host) - hostRank(a.host);
  const rules = paths.sort((a, b) => byHost(a, b) || closestPathFirst(a, b)).map((path) => candidate(path, target, closest));
  const serves = (ingress: Ingress) => hostsOf(ingress).some((host) => hostRank(host) === closest && hostMatches(host, target.host));
  const near = new Set(ingresses.filter(serves));
  const fallbacks = [...near, ...ingresses.filter((ingress) => !near.has(ingress))].flatMap(defaultBackend);
  return [...rules, ...fallbacks];
}

function hostsOf({ spec }: Ingress): readonly string[] {
  return (spec.rules ?? []).filter(({ http }) => http).map(({ host = '' }) => host);
}

function candidate(path: IngressPath, target: RequestTarget, closest: number): Candidate {
  const host = path.host || '*';
  const rule = { object: refOf(path.ingress), path: path.field, host, match: pathText(path) };
  const refuse = (reason: string) => ({ rule, backend: path.backend, matches: false, reason });
  if (!hostMatches(path.host, target.host)) return refuse(`its host ${host} is not ${target.host}`);
  if (!pathMatches(path, target)) return refuse(`${pathText(path)} does not take ${target.path}`);
  if (hostRank(path.host) < closest) return refuse(`another rule is closer to the host ${target.host}`);
  const because = path.host ? `host ${path.host}` : 'any host';
  return {
    rule,
    backend: path.backend,
    matches: true,
    reason: `Ingress ${path.ingress.metadata.name} takes it: ${because}, ${pathText(path)}.`,
  };
}

function defaultBackend(ingress: Ingress): readonly Candidate[] {
  const backend = ingress.spec.defaultBackend;
  if (!backend) return [];
  const rule = { object: refOf(ingress), path: 'spec.defaultBackend', host: '*', match: 'whatever no rule takes' };
  return [
    { rule, backend, matches: true, reason: `No rule takes it, so it goes to the default backend of Ingress ${ingress.metadata.name}.` },
  ];
}

function passedRule({ rule, matches, reason }: Candidate, winner: Candidate | undefined): PassedRule {
  if (!matches || !winner) return { ...rule, matches, reason };
  if (rule.path === 'spec.defaultBackend') {
    return {
      ...rule,
      matches,
      reason: winner.rule.path === rule.path ? 'another default backend comes first' : 'a rule takes the request',
    };
  }
  const same = rule.match === winner.rule.match && rule.host === winner.rule.host;
  return { ...rule, matches, reason: same ? 'the same host and path; the older Ingress wins' : `${winner.rule.match} is the longer match` };
}

function backendOf(cluster: Cluster, { rule, backend }: Candidate): DialledBackend {
  const whole = { path: rule.path === 'spec.defaultBackend' ? rule.path : `${rule.path}.backend`, weight: 1, share: 1 };
  const { found, port, usable } = lookUpBackend(cluster, rule.object.namespace ?? '', backend);
  if (!found) {
    const reason = `It names a ${backend.resource?.kind ?? 'resource'}, which only its controller understands.`;
    return { ...whole, status: 503, reason, endpoints: [], passed: [] };
  }
  return {
    ...whole,
    service: found.ref,
    ...(port === undefined ? {} : { port }),
    status: usable ? 200 : 503,
    reason: found.reason,
    endpoints: found.endpoints,
    passed: found.passed,
  };
}

function answerOf({ service, port, status }: DialledBackend): RouteAnswer {
  if (!service) return { status, backends: [] };
  return { status, backends: [{ service: `${service.namespace}/${service.name}`, ...(port === undefined ? {} : { port }), share: 1 }] };
}

function cautionsOf(cluster: Cluster, className: string | undefined, ingresses: readonly Ingress[]): readonly string[] {
  if (className === undefined) return ['These Ingresses name no class: a controller serves them only if it is told to take such ones.'];
  if (findObject(cluster, 'IngressClass', undefined, className)) return [];
  if (ingresses.length > 0 && ingresses.every(({ spec }) => spec.ingressClassName === undefined)) return [];
  if (ingresses.length === 0 || ingresses.some((ingress) => lacksClass(cluster, ingress)))
    return [`There is no IngressClass ${className}, so no controller takes these Ingresses.`];
  return [`IngressClass ${className} is not among the manifests: a controller is taken to serve these Ingresses.`];
}
