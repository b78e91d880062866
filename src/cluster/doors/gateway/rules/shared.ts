import type { JsonObject } from '../../../apiserver/custom-resource/schema-node.ts';
import type { ValueRule, ValueRules } from '../../../apiserver/custom-resource/value-rules.ts';
import { has, ofMap, ofMaps, textAt } from './rule.ts';

// gateway-api config/crd/standard: the x-kubernetes-validations that every route has

function sameParent(a: JsonObject, b: JsonObject): boolean {
  return ['group', 'kind', 'name', 'namespace'].every((key) => textAt(a, key) === textAt(b, key));
}

const sameSection = (a: JsonObject, b: JsonObject) => textAt(a, 'sectionName') === textAt(b, 'sectionName');

const parentRefRules: readonly ValueRule[] = [
  ofMaps('sectionName must be specified when parentRefs includes 2 or more references to the same parent', (refs) =>
    refs.every((a) => refs.every((b) => !sameParent(a, b) || (textAt(a, 'sectionName') === '') === (textAt(b, 'sectionName') === ''))),
  ),
  ofMaps('sectionName must be unique when parentRefs includes 2 or more references to the same parent', (refs) =>
    refs.every((a) => refs.filter((b) => sameParent(a, b) && sameSection(a, b)).length === 1),
  ),
];

export const servicePortRule = ofMap(
  'Must have port for Service reference',
  (ref) => textAt(ref, 'group') !== '' || textAt(ref, 'kind') !== 'Service' || has(ref, 'port'),
);

export const routeRules: ValueRules = {
  'spec.parentRefs': parentRefRules,
  'spec.rules[].backendRefs[]': [servicePortRule],
};

export const matchCountRule = ofMaps(
  'While 16 rules and 64 matches per rule are allowed, the total number of matches across all rules in a route must be less than 128',
  (rules) => rules.slice(0, 16).reduce((sum, rule) => sum + (Array.isArray(rule.matches) ? rule.matches.length : 0), 0) <= 128,
);

/** Each filter type has a field of its own, which goes with that type alone. */
export function filterFieldRules(fields: Readonly<Record<string, string>>): readonly ValueRule[] {
  return Object.entries(fields).flatMap(([type, field]) => [
    ofMap(`filter.${field} must be nil if the filter.type is not ${type}`, (filter) => !has(filter, field) || filter.type === type),
    ofMap(`filter.${field} must be specified for ${type} filter.type`, (filter) => has(filter, field) || filter.type !== type),
  ]);
}

export function onceRule(type: string): ValueRule {
  return ofMaps(`${type} filter cannot be repeated`, (filters) => filters.filter((filter) => filter.type === type).length <= 1);
}

const mirrorRules: ValueRules = {
  requestMirror: [
    ofMap(
      'Only one of percent or fraction may be specified in HTTPRequestMirrorFilter',
      (self) => !(has(self, 'percent') && has(self, 'fraction')),
    ),
  ],
  'requestMirror.backendRef': [servicePortRule],
  'requestMirror.fraction': [
    ofMap('numerator must be less than or equal to denominator', ({ numerator, denominator }) => Number(numerator) <= Number(denominator)),
  ],
};

/** The same rules about the filters of a rule and those of its backends. */
export function filterRules(ofList: readonly ValueRule[], ofOne: readonly ValueRule[], inside: ValueRules = {}): ValueRules {
  const places = ['spec.rules[].filters', 'spec.rules[].backendRefs[].filters'];
  return Object.fromEntries(
    places.flatMap((place) => [
      [place, ofList],
      [`${place}[]`, ofOne],
      ...Object.entries({ ...mirrorRules, ...inside }).map(([field, rules]) => [`${place}[].${field}`, rules]),
    ]),
  );
}
