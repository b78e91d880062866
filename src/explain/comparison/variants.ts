import { type Cluster, findByKey } from '../../cluster/cluster.ts';
import { kindNamed } from '../../cluster/kinds/index.ts';
import type { Variant } from '../../cluster/kinds/variant.ts';
import { keyOfRef, type ObjectKey, type ObjectRef } from '../../cluster/object.ts';
import type { Source, SourceFile } from '../../cluster/source.ts';
import { isOfSystem } from '../../cluster/system-objects.ts';
import type { Trace } from '../request/trace.ts';

export interface VariantOffer extends Variant {
  readonly of: ObjectRef;
  /** A question about the object itself, for where none is asked that comes by it. */
  readonly question: { readonly command: string; readonly from: string };
}

export interface Manifests {
  readonly files: readonly SourceFile[];
  readonly locate: (key: ObjectKey, path: string) => Source | undefined;
}

/** Other shapes of an object, each one edit away; none for an object that the user did not write, or that the cluster needs as it is. */
export function variantsOf(cluster: Cluster, of: ObjectRef, { files, locate }: Manifests): readonly VariantOffer[] {
  const key = keyOfRef(of);
  const object = findByKey(cluster, key);
  if (!object || !cluster.sources[key] || isOfSystem(object)) return [];
  const variants = kindNamed(of.kind)?.variants?.(object, { files, locate: (path) => locate(key, path) }) ?? [];
  const question = { command: `nslookup ${of.name}`, from: `namespace:${of.namespace ?? 'default'}` };
  return variants.map((variant) => ({ ...variant, of, question }));
}

/** Those of the objects that an answer came by, in its order. */
export function variantsOnTheWay(cluster: Cluster, { hops }: Trace, manifests: Manifests): readonly VariantOffer[] {
  const refs = new Map(hops.flatMap(({ objects }) => objects.map((ref) => [keyOfRef(ref), ref] as const)));
  return [...refs.values()].flatMap((ref) => variantsOf(cluster, ref, manifests));
}
