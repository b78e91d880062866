import type { JsonObject } from '../../../apiserver/custom-resource/schema-node.ts';
import type { ValueRule, ValueRules } from '../../../apiserver/custom-resource/value-rules.ts';
import { has, mapAt, mapsAt, ofMap, ofMaps, ofTexts, sizeOf, textAt } from './rule.ts';
import { filterFieldRules, filterRules, matchCountRule, onceRule, routeRules } from './shared.ts';

// gateway-api config/crd/standard/gateway.networking.k8s.io_httproutes.yaml x-kubernetes-validations

function replacesPrefix(filter: JsonObject, field: string): boolean {
  const path = mapAt(mapAt(filter, field), 'path');
  return path.type === 'ReplacePrefixMatch' && has(path, 'replacePrefixMatch');
}

function onePrefixMatch(rule: JsonObject): boolean {
  const matches = mapsAt(rule, 'matches');
  return matches.length === 1 && matches.every((match) => mapAt(match, 'path').type === 'PathPrefix');
}

const exactlyOne = <T>(list: readonly T[], test: (item: T) => boolean) => list.filter(test).length === 1;

function prefixRule(prefix: string, filter: string, field: string): ValueRule {
  const message = `${prefix} using ${filter} filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified`;
  const uses = (self: JsonObject) => exactlyOne(mapsAt(self, 'filters'), (entry) => replacesPrefix(entry, field));
  const within = prefix.startsWith('Within');
  return ofMap(message, (rule) => !(within ? exactlyOne(mapsAt(rule, 'backendRefs'), uses) : uses(rule)) || onePrefixMatch(rule));
}

const ruleRules: readonly ValueRule[] = [
  ofMap(
    'RequestRedirect filter must not be used together with backendRefs',
    (rule) => sizeOf(rule.backendRefs) === 0 || mapsAt(rule, 'filters').every((filter) => !has(filter, 'requestRedirect')),
  ),
  prefixRule('When', 'RequestRedirect', 'requestRedirect'),
  prefixRule('When', 'URLRewrite', 'urlRewrite'),
  prefixRule('Within backendRefs, when', 'RequestRedirect', 'requestRedirect'),
  prefixRule('Within backendRefs, When', 'URLRewrite', 'urlRewrite'),
];

const pathModifierRules: readonly ValueRule[] = [
  ['ReplaceFullPath', 'replaceFullPath'],
  ['ReplacePrefixMatch', 'replacePrefixMatch'],
].flatMap(([type = '', field = '']) => [
  ofMap(`${field} must be specified when type is set to '${type}'`, (path) => path.type !== type || has(path, field)),
  ofMap(`type must be '${type}' when ${field} is set`, (path) => !has(path, field) || path.type === type),
]);

const aloneRule = (what: string, others: string) =>
  ofTexts(`${what} cannot contain '*' alongside other ${others}`, (list) => !list.includes('*') || list.length === 1);

const filters = filterRules(
  [
    ofMaps(
      'May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both',
      (list) => !(list.some(({ type }) => type === 'RequestRedirect') && list.some(({ type }) => type === 'URLRewrite')),
    ),
    ...['CORS', 'RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite'].map(onceRule),
  ],
  filterFieldRules({
    CORS: 'cors',
    RequestHeaderModifier: 'requestHeaderModifier',
    ResponseHeaderModifier: 'responseHeaderModifier',
    RequestMirror: 'requestMirror',
    RequestRedirect: 'requestRedirect',
    URLRewrite: 'urlRewrite',
    ExtensionRef: 'extensionRef',
  }),
  {
    'cors.allowHeaders': [aloneRule('AllowHeaders', 'methods')],
    'cors.allowMethods': [aloneRule('AllowMethods', 'methods')],
    'cors.allowOrigins': [aloneRule('AllowOrigins', 'origins')],
    'requestRedirect.path': pathModifierRules,
    'urlRewrite.path': pathModifierRules,
  },
);

const literal = (path: JsonObject) => path.type === 'Exact' || path.type === 'PathPrefix';
const types = "['Exact', 'PathPrefix']";
const characters = "^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$";
const validPath = new RegExp(characters);

const pathRule = (message: string, holds: (value: string) => boolean) =>
  ofMap(message, (path) => !literal(path) || holds(textAt(path, 'value')));

const pathRules: readonly ValueRule[] = [
  pathRule(`value must be an absolute path and start with '/' when type one of ${types}`, (value) => value.startsWith('/')),
  ...['//', '/./', '/../', '%2f', '%2F', '#'].map((part) =>
    pathRule(`must not contain '${part}' when type one of ${types}`, (value) => !value.includes(part)),
  ),
  ...['/..', '/.'].map((end) => pathRule(`must not end with '${end}' when type one of ${types}`, (value) => !value.endsWith(end))),
  ofMap("type must be one of ['Exact', 'PathPrefix', 'RegularExpression']", (path) => literal(path) || path.type === 'RegularExpression'),
  pathRule(`must only contain valid characters (matching ${characters}) for types ${types}`, (value) => validPath.test(value)),
];

const unitMs: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

function milliseconds(duration: string): number {
  return [...duration.matchAll(/(\d+)(ms|h|m|s)/g)].reduce((sum, [, count, unit = '']) => sum + Number(count) * (unitMs[unit] ?? 0), 0);
}

export const httpRouteRules: ValueRules = {
  ...routeRules,
  'spec.rules': [matchCountRule],
  'spec.rules[]': ruleRules,
  ...filters,
  'spec.rules[].matches[].path': pathRules,
  'spec.rules[].timeouts': [
    ofMap('backendRequest timeout cannot be longer than request timeout', (self) => {
      const whole = milliseconds(textAt(self, 'request'));
      return !has(self, 'request') || !has(self, 'backendRequest') || whole === 0 || milliseconds(textAt(self, 'backendRequest')) <= whole;
    }),
  ],
};
