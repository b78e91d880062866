import type { JsonObject } from '../../../apiserver/custom-resource/schema-node.ts';
import type { ValueRules } from '../../../apiserver/custom-resource/value-rules.ts';
import { has, ofMap, textAt } from './rule.ts';
import { filterFieldRules, filterRules, matchCountRule, onceRule, routeRules } from './shared.ts';

// gateway-api config/crd/standard/gateway.networking.k8s.io_grpcroutes.yaml x-kubernetes-validations

const exact = (method: JsonObject) => !has(method, 'type') || method.type === 'Exact';
const service = String.raw`^(?i)\.?[a-z_][a-z_0-9]*(\.[a-z_][a-z_0-9]*)*$`;
const validService = /^\.?[a-z_][a-z_0-9]*(\.[a-z_][a-z_0-9]*)*$/i;
const validMethod = /^[A-Za-z_][A-Za-z_0-9]*$/;

export const grpcRouteRules: ValueRules = {
  ...routeRules,
  'spec.rules': [matchCountRule],
  ...filterRules(
    ['RequestHeaderModifier', 'ResponseHeaderModifier'].map(onceRule),
    filterFieldRules({
      RequestHeaderModifier: 'requestHeaderModifier',
      ResponseHeaderModifier: 'responseHeaderModifier',
      RequestMirror: 'requestMirror',
      ExtensionRef: 'extensionRef',
    }),
  ),
  'spec.rules[].matches[].method': [
    ofMap(
      "One or both of 'service' or 'method' must be specified",
      (method) => !has(method, 'type') || has(method, 'service') || has(method, 'method'),
    ),
    ofMap(
      `service must only contain valid characters (matching ${service})`,
      (method) => !exact(method) || !has(method, 'service') || validService.test(textAt(method, 'service')),
    ),
    ofMap(
      `method must only contain valid characters (matching ${validMethod.source})`,
      (method) => !exact(method) || !has(method, 'method') || validMethod.test(textAt(method, 'method')),
    ),
  ],
};
