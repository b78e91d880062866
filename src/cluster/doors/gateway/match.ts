import type { HttpRequest } from '../http-request.ts';
import { hasPathPrefix, type RequestTarget } from '../request-target.ts';
import { headersMatch, matchesPattern, valueMatches, valueText } from './pattern.ts';
import type { Route } from './types.ts';

type NamedValue = { readonly type?: string; readonly name: string; readonly value: string };

interface HttpMatch {
  readonly path?: { readonly type?: string; readonly value?: string };
  readonly method?: string;
  readonly headers?: readonly NamedValue[];
  readonly queryParams?: readonly NamedValue[];
}

interface GrpcMatch {
  readonly method?: { readonly type?: string; readonly service?: string; readonly method?: string };
  readonly headers?: readonly NamedValue[];
}

/** One match of one rule, understood. */
export interface RuleMatch {
  readonly text: string;
  /** Precedence, rank by rank, the greater first. */
  readonly rank: readonly number[];
  /** The prefix a filter may replace. */
  readonly prefix?: string;
  /** Why it does not take the request; undefined where it does. */
  readonly refusal: (request: HttpRequest, target: RequestTarget) => string | undefined;
}

/** The matches of a rule; a rule without any takes everything. */
export function matchesOf(route: Route, rule: NonNullable<Route['spec']['rules']>[number]): readonly RuleMatch[] {
  const matches = rule.matches?.length ? rule.matches : [{}];
  switch (route.kind) {
    case 'HTTPRoute':
      return matches.map((match) => httpMatch(match as HttpMatch));
    case 'GRPCRoute':
      return matches.map((match) => grpcMatch(match as GrpcMatch));
    default:
      return [{ text: 'every connection', rank: [], refusal: () => undefined }];
  }
}

// gateway-api apis/v1/httproute_types.go HTTPRouteRule.Matches
function httpMatch({ path, method, headers = [], queryParams = [] }: HttpMatch): RuleMatch {
  const type = path?.type ?? 'PathPrefix';
  const value = path?.value ?? '/';
  const texts = [
    ...(method ? [method] : []),
    type === 'PathPrefix' && value === '/' ? 'any path' : `${pathWords[type] ?? type} ${value}`,
    ...headers.map((header) => valueText('header', header)),
    ...queryParams.map((parameter) => valueText('query', parameter)),
  ];
  return {
    text: texts.join(', '),
    rank: [type === 'Exact' ? 2 : type === 'RegularExpression' ? 1 : 0, value.length, method ? 1 : 0, headers.length, queryParams.length],
    ...(type === 'PathPrefix' ? { prefix: value } : {}),
    refusal: (request, target) => {
      const misfit = pathRefusal(type, value, target.path);
      if (misfit) return misfit;
      if (method && method !== request.method) return `it is for ${method}`;
      const header = headersMatch(headers, request.headers);
      if (header) return `it asks for ${valueText('header', header)}`;
      const parameter = queryParams.find((wanted) => !valueMatches(wanted, target.parameters.find(([name]) => name === wanted.name)?.[1]));
      return parameter && `it asks for ${valueText('query', parameter)}`;
    },
  };
}

const pathWords: Readonly<Record<string, string>> = { Exact: 'Exact', PathPrefix: 'Prefix', RegularExpression: 'Pattern' };

function pathRefusal(type: string, value: string, path: string): string | undefined {
  const text = `${pathWords[type] ?? type} ${value} does not take ${path}`;
  if (type === 'Exact') return path === value ? undefined : text;
  if (type === 'PathPrefix') return hasPathPrefix(path, value) ? undefined : text;
  const taken = matchesPattern(value, path);
  return taken ? undefined : taken === false ? text : `the pattern ${value} is not modelled`;
}

// gateway-api apis/v1/grpcroute_types.go GRPCRouteRule.Matches
function grpcMatch({ method = {}, headers = [] }: GrpcMatch): RuleMatch {
  const { type = 'Exact', service, method: name } = method;
  const texts = [
    service || name ? `gRPC ${service ?? '*'}/${name ?? '*'}` : 'any gRPC method',
    ...headers.map((header) => valueText('header', header)),
  ];
  return {
    text: texts.join(', '),
    rank: [type === 'Exact' ? 1 : 0, service?.length ?? 0, name?.length ?? 0, headers.length],
    refusal: (request, target) => {
      const [, called = '', procedure = ''] = /^\/([^/]+)\/([^/]+)$/.exec(target.path) ?? [];
      if (request.method !== 'POST' || !called) return 'it is for gRPC, which is a POST to /service/method';
      const fits = (wanted: string | undefined, actual: string) => !wanted || valueMatches({ type, name: '', value: wanted }, actual);
      if (!fits(service, called) || !fits(name, procedure)) return `${texts[0]} is not ${called}/${procedure}`;
      const header = headersMatch(headers, request.headers);
      return header && `it asks for ${valueText('header', header)}`;
    },
  };
}
