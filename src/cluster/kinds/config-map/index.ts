import { invalid } from '../../apiserver/field-error.ts';
import { dnsSubdomain } from '../../apiserver/formats/names.ts';
import { validateObjectMeta } from '../../apiserver/object-meta.ts';
import type { KubeObject } from '../../object.ts';
import type { KindDefinition } from '../kind.ts';
import { checkDataKeys, checkImmutableData } from './data-keys.ts';

interface ConfigMap extends KubeObject {
  kind: 'ConfigMap';
  data?: Record<string, string>;
  binaryData?: Record<string, string>;
  immutable?: boolean;
}

// kubernetes pkg/apis/core/validation/validation.go ValidateConfigMap
const validate = ({ metadata, data = {}, binaryData = {} }: ConfigMap) => [
  ...validateObjectMeta(metadata, true, dnsSubdomain),
  ...checkDataKeys('data', data),
  ...Object.keys(data)
    .filter((key) => Object.hasOwn(binaryData, key))
    .map((key) => invalid(`data[${key}]`, key, 'duplicate of key present in binaryData')),
  ...checkDataKeys('binaryData', binaryData),
];

export const configMap: KindDefinition<ConfigMap> = {
  kind: 'ConfigMap',
  group: '',
  versions: ['v1'],
  plural: 'configmaps',
  singular: 'configmap',
  shortNames: ['cm'],
  namespaced: true,
  about: 'Files and settings that Pods read.',
  validate,
  // kubernetes pkg/apis/core/validation/validation.go ValidateConfigMapUpdate
  validateUpdate: (object, old) => [...checkImmutableData(object, old, ['data', 'binaryData']), ...validate(object)],
};
