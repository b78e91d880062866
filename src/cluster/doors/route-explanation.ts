import type { ObjectRef } from '../object.ts';
import type { RouteAnswer } from './http-request.ts';

/** Why a door sends a request where it does: what a trace tells and a picture lights. */
export interface RouteExplanation {
  readonly answer: RouteAnswer;
  /** One sentence: which rule took the request, or why none did. */
  readonly reason: string;
  /** The Ingress or Gateway that took the request; none where no such door exists. */
  readonly door?: ObjectRef;
  readonly listener?: ListenerChoice;
  /** The rule that took the request. */
  readonly rule?: RouteRule;
  /** The other rules of the doors that were asked, the better matches first; of those for other hosts only a few. */
  readonly others: readonly PassedRule[];
  readonly backends: readonly DialledBackend[];
  /** What the specification leaves open or what a real cluster may do otherwise. */
  readonly cautions: readonly string[];
}

export interface ListenerChoice {
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  readonly hostname?: string;
  /** The Gateway's other listeners, each with the reason it was not chosen. */
  readonly others: readonly { readonly name: string; readonly reason: string }[];
}

export interface RouteRule {
  /** The Ingress or the Gateway API route that holds the rule. */
  readonly object: ObjectRef;
  /** `spec.rules[0].http.paths[1]`, `spec.defaultBackend`, `spec.rules[0].matches[1]`. */
  readonly path: string;
  /** The host the rule is for; `*` is any. */
  readonly host: string;
  /** The match in words: `Prefix /shop`, `GET, path Exact /shop, header X-Crew: yes`. */
  readonly match: string;
}

export interface PassedRule extends RouteRule {
  /** Whether it would have taken the request, had the winner not been there. */
  readonly matches: boolean;
  readonly reason: string;
}

/** One backend a rule names, looked up as a controller looks it up: through the API, not through the virtual IP. */
export interface DialledBackend {
  /** Field that names it: `spec.rules[0].backendRefs[1]`. */
  readonly path: string;
  /** Undefined where the backend is not a Service. */
  readonly service?: ObjectRef;
  /** The Service port that was looked up; as written where the Service has no such port. */
  readonly port?: number | string;
  readonly weight: number;
  /** 0 to 1. */
  readonly share: number;
  /** Whether the Service's namespace lets no route of the rule's namespace name it. */
  readonly lacksGrant?: true;
  /** 200 where there is an endpoint to dial. */
  readonly status: number;
  readonly reason: string;
  readonly endpoints: readonly DialledEndpoint[];
  readonly passed: readonly PassedEndpoint[];
}

export interface DialledEndpoint {
  readonly address: string;
  readonly port: number;
  /** The slice that names it; none for an ExternalName. */
  readonly slice?: ObjectRef;
  readonly pod?: ObjectRef;
}

export interface PassedEndpoint {
  readonly address: string;
  readonly slice: ObjectRef;
  readonly pod?: ObjectRef;
  readonly reason: string;
}

/** One way from a door to a Service, for the picture: host, match, backend. */
export interface DoorRoute {
  /** Ingress or Gateway; a route may name a Gateway that does not exist. */
  readonly door: ObjectRef;
  /** The object that holds the rule: the Ingress itself, or the Gateway API route attached to the Gateway. */
  readonly rule: ObjectRef;
  /** Field of `rule` that names the backend. */
  readonly path: string;
  readonly listener?: string;
  /** `*` is any host. */
  readonly host: string;
  readonly match: string;
  /** Undefined where the rule names no Service. */
  readonly service?: ObjectRef;
  readonly port?: number | string;
  readonly weight: number;
  /** 0 to 1, among the backends of the same rule. */
  readonly share: number;
  /** What the door answers by itself, without a backend: `301 to https://…`. */
  readonly answers?: string;
  /** Why nothing gets through, where that is so. */
  readonly broken?: string;
}
