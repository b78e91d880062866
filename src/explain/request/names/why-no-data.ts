import { findObject } from '../../../cluster/cluster.ts';
import type { ObjectRef } from '../../../cluster/object.ts';
import { ipFamiliesOf } from '../../../cluster/settings.ts';
import { type Context, cite, editField, fixOf } from '../context.ts';
import { editBeside } from '../mend/edit-beside.ts';
import type { Cause } from '../nobody/cause.ts';

/** Why a name that exists has no record of the types that were asked for; `ref` is the Service it belongs to. */
export function whyNoData(context: Context, ref: ObjectRef | undefined, types: readonly string[]): Cause {
  const service = ref && findObject(context.cluster, 'Service', ref.namespace, ref.name);
  const families = service?.spec.ipFamilies ?? [];
  const isOther = types.every((type) => (type === 'AAAA' && !families.includes('IPv6')) || (type === 'A' && !families.includes('IPv4')));
  if (service && types.every((type) => type === 'SRV') && !service.spec.ports?.length)
    return {
      because: `Service ${service.metadata.name} names no port, and SRV records are about ports`,
      objects: [ref],
      sources: cite(context, ref, 'spec'),
    };
  if (!service || families.length === 0 || !isOther)
    return { because: 'the name exists, but holds no record of this type', objects: [], sources: [] };
  const isDual = ipFamiliesOf(context.cluster.settings).length > 1;
  const edits =
    editField(context, ref, 'spec.ipFamilyPolicy', 'SingleStack', 'PreferDualStack') ??
    editBeside(context, ref, 'spec.ports', 'ipFamilyPolicy', 'PreferDualStack');
  return {
    because: `Service ${service.metadata.name} has ${families.join(' and ')} addresses only`,
    objects: [ref],
    sources: cite(context, ref, 'spec.ipFamilies'),
    ...(isDual ? fixOf('Give it addresses of both families', edits) : {}),
  };
}
