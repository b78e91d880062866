import type { CustomResourceDefinition } from '../../apiserver/custom-resource/definition.ts';
import { type FieldError, invalid, notSupported, required } from '../../apiserver/field-error.ts';
import { dnsSubdomain } from '../../apiserver/formats/names.ts';
import { validateObjectMeta } from '../../apiserver/object-meta.ts';
import type { KindDefinition } from '../kind.ts';

const scopes = ['Cluster', 'Namespaced'];

// kubernetes apiextensions-apiserver pkg/apis/apiextensions/validation/validation.go ValidateCustomResourceDefinition
function validate({ metadata, spec = {} }: CustomResourceDefinition): FieldError[] {
  const { group = '', scope = '', names = {}, versions = [] } = spec;
  const { plural = '', kind } = names;
  const isOwnName = metadata.name === `${plural}.${group}`;
  return [
    ...validateObjectMeta(metadata, false, (name) => [
      ...dnsSubdomain(name),
      ...(isOwnName ? [] : ['must be spec.names.plural+"."+spec.group']),
    ]),
    ...checkGroup(group),
    ...(scope ? [] : [required('spec.scope')]),
    ...(scope === '' || scopes.includes(scope) ? [] : [notSupported('spec.scope', scope, scopes)]),
    ...versions.flatMap(({ schema }, i) => (schema?.openAPIV3Schema ? [] : [required(`spec.versions[${i}].schema.openAPIV3Schema`)])),
    ...(plural ? [] : [required('spec.names.plural')]),
    ...(kind ? [] : ['singular', 'kind', 'listKind'].map((name) => required(`spec.names.${name}`))),
  ];
}

function checkGroup(group: string): FieldError[] {
  if (!group) return [required('spec.group')];
  const problems = dnsSubdomain(group);
  if (problems.length > 0) return [invalid('spec.group', group, problems.join(','))];
  return group.includes('.') ? [] : [invalid('spec.group', group, 'should be a domain with at least one dot')];
}

export const customResourceDefinition: KindDefinition<CustomResourceDefinition> = {
  kind: 'CustomResourceDefinition',
  group: 'apiextensions.k8s.io',
  versions: ['v1'],
  plural: 'customresourcedefinitions',
  singular: 'customresourcedefinition',
  shortNames: ['crd'],
  namespaced: false,
  about: 'Adds a kind to the API.',
  validate,
};
