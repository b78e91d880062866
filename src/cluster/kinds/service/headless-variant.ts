import type { Service } from '../../types.ts';
import type { Manifest, Variant } from '../variant.ts';
import { insertField, removeField, replaceValue, writtenField } from './written-field.ts';

/** A Service with a virtual IP as a headless one, and a headless one with a virtual IP. */
// kubernetes pkg/apis/core/validation/validation.go ValidateServiceClusterIPsRelatedFields
export function headlessVariants({ metadata: { name }, spec }: Service, manifest: Manifest): readonly Variant[] {
  if ((spec.type ?? 'ClusterIP') !== 'ClusterIP') return [];
  const address = writtenField(manifest, 'spec.clusterIP');
  const list = writtenField(manifest, 'spec.clusterIPs');
  const withoutList = list ? removeField(list) : [];
  if (spec.clusterIP === 'None') {
    if (!address && !list) return [];
    return [{ title: `Give ${name} a cluster IP`, edits: [...(address ? removeField(address) : []), ...withoutList] }];
  }
  const parent = writtenField(manifest, 'spec');
  const edits = address ? replaceValue(address, 'None') : parent && insertField(parent, 'clusterIP', 'None');
  return edits ? [{ title: `Make ${name} headless`, edits: [...edits, ...withoutList] }] : [];
}
