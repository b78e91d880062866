import { type Cluster, listOf } from '../../cluster.ts';

export interface CrossReference {
  readonly from: { readonly group: string; readonly kind: string; readonly namespace: string };
  readonly to: { readonly group: string; readonly kind: string; readonly namespace: string; readonly name: string };
}

/** A reference within a namespace is always allowed; one into another needs a ReferenceGrant there. */
export function isGranted(cluster: Cluster, { from, to }: CrossReference): boolean {
  if (from.namespace === to.namespace) return true;
  return listOf(cluster, 'ReferenceGrant').some(
    ({ metadata, spec }) =>
      metadata.namespace === to.namespace &&
      spec.from.some(({ group, kind, namespace }) => group === from.group && kind === from.kind && namespace === from.namespace) &&
      spec.to.some(({ group, kind, name }) => group === to.group && kind === to.kind && (!name || name === to.name)),
  );
}
