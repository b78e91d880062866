import type { TextEdit } from '../../source.ts';
import type { Service } from '../../types.ts';
import type { Manifest, Variant } from '../variant.ts';
import { insertField, removeField, replaceValue, writtenField } from './written-field.ts';

/** A Service with a virtual IP as a headless one, and a headless one with a virtual IP. */
// kubernetes pkg/apis/core/validation/validation.go ValidateServiceClusterIPsRelatedFields
export function headlessVariants(service: Service, manifest: Manifest): readonly Variant[] {
  const { spec } = service;
  if (spec.type === 'ExternalName') return [];
  return spec.clusterIP === 'None' ? withClusterIp(service, manifest) : withoutClusterIp(service, manifest);
}

// kubernetes pkg/registry/core/service/storage/storage.go patchAllocatedValues
function withClusterIp({ metadata: { name }, spec }: Service, manifest: Manifest): readonly Variant[] {
  // Only a headless Service may do without ports.
  if ((spec.ports ?? []).length === 0) return [];
  const edits = ['spec.clusterIP', 'spec.clusterIPs'].flatMap((path) => removal(manifest, path));
  const note = `Where ${name} runs already, it stays headless until it is deleted.`;
  return edits.length > 0 ? [{ title: `Give ${name} a cluster IP`, edits, note }] : [];
}

function withoutClusterIp({ metadata: { name }, spec }: Service, manifest: Manifest): readonly Variant[] {
  const address = writtenField(manifest, 'spec.clusterIP');
  const parent = writtenField(manifest, 'spec');
  const edits = address ? replaceValue(address, 'None') : parent && insertField(parent, 'clusterIP', 'None');
  if (!edits) return [];
  const note = `Where ${name} runs already, delete it first: its cluster IP may not change.`;
  const rest = [...removal(manifest, 'spec.clusterIPs'), ...asClusterIp(spec, manifest)];
  return [{ title: `Make ${name} headless`, edits: withoutOverlap([...edits, ...rest]), note }];
}

/** Only a Service of type ClusterIP can be headless, and that has nothing of what opens it to the outside. */
// kubernetes pkg/apis/core/validation/validation.go ValidateService
function asClusterIp({ type = 'ClusterIP', ports = [], externalIPs = [] }: Service['spec'], manifest: Manifest): readonly TextEdit[] {
  const written = writtenField(manifest, 'spec.type');
  if (type === 'ClusterIP' || !written) return [];
  const outside = [
    ...ports.map((_, at) => `spec.ports[${at}].nodePort`),
    ...(externalIPs.length > 0 ? [] : ['spec.externalTrafficPolicy']),
    'spec.healthCheckNodePort',
    'spec.allocateLoadBalancerNodePorts',
    'spec.loadBalancerClass',
    'spec.loadBalancerIP',
    'spec.loadBalancerSourceRanges',
  ];
  return [...replaceValue(written, 'ClusterIP'), ...outside.flatMap((path) => removal(manifest, path))];
}

function removal(manifest: Manifest, path: string): readonly TextEdit[] {
  const field = writtenField(manifest, path);
  return field ? removeField(field) : [];
}

/** Two neighbours in braces may both take the comma between them away. */
function withoutOverlap(edits: readonly TextEdit[]): readonly TextEdit[] {
  let last = 0;
  return edits
    .toSorted((a, b) => a.start - b.start)
    .map((edit) => {
      const start = Math.max(edit.start, last);
      last = edit.end;
      return { ...edit, start };
    });
}
