import type { Cluster } from '../../cluster/cluster.ts';
import { type VantageGroup, vantages as vantagesOf } from '../../explain/request/offers/vantages.ts';

/** The places to ask from, with the one that is chosen even where it is not in the cluster. */
export function vantages(cluster: Cluster | undefined, from: string): readonly VantageGroup[] {
  const groups = cluster ? vantagesOf(cluster) : [];
  if (groups.some(({ options }) => options.some(({ value }) => value === from))) return groups;
  const title = cluster ? 'Not in this cluster' : 'Asked from';
  return [{ title, options: [{ value: from, text: wordsOf(from) }] }, ...groups];
}

/** A `from` in words. */
export function wordsOf(from: string): string {
  const [what = '', name = ''] = from.split(/:(.*)/s);
  if (what === 'pod') return `Pod ${name}`;
  if (what === 'namespace') return `a new Pod in ${name}`;
  return what === 'node' ? `node ${name}` : 'outside the cluster';
}

/** The namespace whose names are short there. */
export function namespaceOf(from: string): string {
  const [, namespace] = /^(?:pod|namespace):([^/]+)/.exec(from) ?? [];
  return namespace ?? 'default';
}
