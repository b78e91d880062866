import { findByKey } from '../../../cluster/cluster.ts';
import { controllerOf, keyOfRef, type ObjectRef, refOf } from '../../../cluster/object.ts';
import type { Pod } from '../../../cluster/types.ts';
import { type Context, editField, fixOf } from '../context.ts';
import type { Hop } from '../trace.ts';
import { editBeside } from './edit-beside.ts';

/** Lets a Pod that asks the node's resolver ask CoreDNS. */
export function mendResolver(context: Context, pod: Pod): Pick<Hop, 'fix'> {
  const place = specOf(context, pod);
  if (!place) return {};
  const { dnsPolicy = 'ClusterFirst', hostNetwork } = pod.spec;
  const better = hostNetwork ? 'ClusterFirstWithHostNet' : 'ClusterFirst';
  const edits =
    editField(context, place.ref, `${place.path}.dnsPolicy`, dnsPolicy, better) ??
    editBeside(context, place.ref, `${place.path}.hostNetwork`, 'dnsPolicy', better);
  return fixOf(`Let dnsPolicy be ${better}`, edits);
}

/** Where the user wrote a Pod's spec: in the Pod itself, or in the template that it was made from. */
function specOf({ cluster }: Context, pod: Pod): { readonly ref: ObjectRef; readonly path: string } | undefined {
  const ref = refOf(pod);
  if (cluster.sources[keyOfRef(ref)]) return { ref, path: 'spec' };
  for (let owner = controllerOf(pod), step = 0; owner && step < 3; step++) {
    const above: ObjectRef = { kind: owner.kind, namespace: ref.namespace ?? '', name: owner.name };
    if (cluster.sources[keyOfRef(above)]) return { ref: above, path: 'spec.template.spec' };
    const found = findByKey(cluster, keyOfRef(above));
    owner = found && controllerOf(found);
  }
  return undefined;
}
