import { entryOf } from '../entry-of.ts';
import type { Node, Pod } from '../types.ts';

/** Which Pods are meant, counted by the value that their nodes have for a label. */
export interface Term {
  readonly key: string;
  /** A label that every Pod it takes has, if there is one. */
  readonly found?: string;
  readonly topologyKey: string;
  readonly takes: (pod: Pod) => boolean;
}

export interface Count {
  readonly term: Term;
  readonly byPlace: Map<string, number>;
  total: number;
}

export const placeOf = ({ metadata }: Node, { topologyKey }: Term) => metadata.labels?.[topologyKey];

export function labelKey(namespace: string, [key, value]: readonly [string, string]): string {
  return `${namespace} ${key}=${value}`;
}

/** Counts by their term, found again by the labels of the Pods that they are about. */
export class Counts {
  private readonly byTerm = new Map<string, Count>();
  private readonly byLabel = new Map<string, Count[]>();
  private readonly others: Count[] = [];

  has({ key }: Term): boolean {
    return this.byTerm.has(key);
  }

  of(term: Term): Count {
    const known = this.byTerm.get(term.key);
    if (known) return known;
    const count: Count = { term, byPlace: new Map(), total: 0 };
    this.byTerm.set(term.key, count);
    const list = term.found === undefined ? this.others : entryOf(this.byLabel, term.found, () => []);
    list.push(count);
    return count;
  }

  about(pod: Pod): Count[] {
    if (this.byTerm.size === 0) return [];
    const { namespace = '', labels = {} } = pod.metadata;
    const labelled = Object.entries(labels).flatMap((label) => this.byLabel.get(labelKey(namespace, label)) ?? []);
    return [...labelled, ...this.others].filter(({ term }) => term.takes(pod));
  }
}

export function tallyAt(count: Count, node: Node, change: 1 | -1): void {
  const place = placeOf(node, count.term);
  if (place === undefined) return;
  count.byPlace.set(place, (count.byPlace.get(place) ?? 0) + change);
  count.total += change;
}
