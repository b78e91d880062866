import { matchesLabelSelector } from '../label-selector.ts';
import { keyOf } from '../object.ts';
import type { LabelSelector, Node, Pod } from '../types.ts';
import type { Misfit } from './filters.ts';
import { matchesNodeAffinity } from './node-affinity.ts';
import { type Count, Counts, labelKey, placeOf, type Term, tallyAt } from './topology-counts.ts';

interface AffinityTerm {
  readonly labelSelector?: LabelSelector;
  readonly topologyKey: string;
  readonly namespaces?: readonly string[];
  readonly namespaceSelector?: LabelSelector;
}

interface SpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable?: string;
  readonly labelSelector?: LabelSelector;
  readonly minDomains?: number;
  readonly nodeAffinityPolicy?: string;
}

interface Required {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly AffinityTerm[];
}

export type NamespaceLabels = (name: string) => Readonly<Record<string, string>> | undefined;

/** Where Pods are that others want to be near to or away from; a term is counted from when it is first asked about. */
// kubernetes pkg/scheduler/framework/plugins/interpodaffinity, podtopologyspread
export class InterPodRules {
  private readonly nodes: readonly Node[];
  private readonly namespaceLabels: NamespaceLabels;
  private readonly placed = new Map<string, { readonly pod: Pod; readonly node: Node }>();
  private readonly matching = new Counts();
  /** Terms that Pods hold against others that come near. */
  private readonly repelling = new Counts();

  constructor(nodes: readonly Node[], namespaceLabels: NamespaceLabels) {
    this.nodes = nodes;
    this.namespaceLabels = namespaceLabels;
  }

  note(pod: Pod, node: Node): void {
    this.forget(pod);
    this.placed.set(keyOf(pod), { pod, node });
    this.tally(pod, node, 1);
  }

  forget(pod: Pod): void {
    const noted = this.placed.get(keyOf(pod));
    if (!noted) return;
    this.placed.delete(keyOf(pod));
    this.tally(noted.pod, noted.node, -1);
  }

  private tally(pod: Pod, node: Node, change: 1 | -1): void {
    for (const count of this.matching.about(pod)) tallyAt(count, node, change);
    for (const term of this.terms(pod, 'podAntiAffinity')) tallyAt(this.repelling.of(term), node, change);
  }

  /** Why a node does not suit the Pod for what is near to it; undefined where nothing is asked for. */
  misfitFor(pod: Pod): ((node: Node) => Misfit | undefined) | undefined {
    const near = this.terms(pod, 'podAffinity').map((term) => this.counted(term));
    const away = this.terms(pod, 'podAntiAffinity').map((term) => this.counted(term));
    const spread = this.spreadRules(pod);
    const repelled = this.repelling.about(pod).filter(({ total }) => total > 0);
    if (near.length + away.length + spread.length + repelled.length === 0) return undefined;
    // the first of a group that wants to be together has nobody to join
    const isFirst = near.every(({ total, term }) => total === 0 && term.takes(pod));
    const isNear = (node: Node) =>
      near.every(({ term, byPlace }) => {
        const place = placeOf(node, term);
        return place !== undefined && (isFirst || (byPlace.get(place) ?? 0) > 0);
      });
    const isBeside = (node: Node) => (count: Count) => (count.byPlace.get(placeOf(node, count.term) ?? '') ?? 0) > 0;
    return (node) => {
      for (const rule of spread) {
        const misfit = rule(node);
        if (misfit) return misfit;
      }
      if (!isNear(node)) return { reason: "node(s) didn't match pod affinity rules", preemptable: false };
      if (away.some(isBeside(node))) return { reason: "node(s) didn't match pod anti-affinity rules", preemptable: true };
      if (repelled.some(isBeside(node))) return { reason: "node(s) didn't satisfy existing pods anti-affinity rules", preemptable: true };
      return undefined;
    };
  }

  private spreadRules(pod: Pod): ((node: Node) => Misfit | undefined)[] {
    const constraints = (pod.spec.topologySpreadConstraints ?? []) as readonly SpreadConstraint[];
    const firm = constraints.filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule');
    if (firm.length === 0) return [];
    const reason = "node(s) didn't match pod topology spread constraints";
    const keys = firm.map(({ topologyKey }) => topologyKey);
    const hasKeys = (node: Node) => keys.every((key) => node.metadata.labels?.[key] !== undefined);
    return firm.map(({ topologyKey, labelSelector, maxSkew, minDomains = 1, nodeAffinityPolicy = 'Honor' }) => {
      const { term, byPlace } = this.counted(this.term(pod, { topologyKey, ...(labelSelector ? { labelSelector } : {}) }));
      const eligible = this.nodes.filter((node) => hasKeys(node) && (nodeAffinityPolicy !== 'Honor' || matchesNodeAffinity(pod, node)));
      const places = new Set(eligible.map((node) => node.metadata.labels?.[topologyKey] ?? ''));
      const counts = [...places].map((place) => byPlace.get(place) ?? 0);
      const fewest = places.size < minDomains ? 0 : Math.min(...counts);
      const self = term.takes(pod) ? 1 : 0;
      return (node) => {
        const place = node.metadata.labels?.[topologyKey];
        if (place === undefined) return { reason: `${reason} (missing required label)`, preemptable: false };
        return (byPlace.get(place) ?? 0) + self - fewest > maxSkew ? { reason, preemptable: true } : undefined;
      };
    });
  }

  private counted(term: Term): Count {
    if (this.matching.has(term)) return this.matching.of(term);
    const count = this.matching.of(term);
    for (const { pod, node } of this.placed.values()) if (term.takes(pod)) tallyAt(count, node, 1);
    return count;
  }

  private terms(pod: Pod, kind: 'podAffinity' | 'podAntiAffinity'): Term[] {
    const affinity = pod.spec.affinity as Readonly<Record<typeof kind, Required | undefined>> | undefined;
    return (affinity?.[kind]?.requiredDuringSchedulingIgnoredDuringExecution ?? []).map((term) => this.term(pod, term));
  }

  /** Without a word about namespaces, a term is about the Pod's own. */
  private term({ metadata }: Pod, { labelSelector, topologyKey, namespaces = [], namespaceSelector }: AffinityTerm): Term {
    const own = namespaces.length === 0 && !namespaceSelector ? [metadata.namespace ?? ''] : namespaces;
    const inNamespace = (name: string) =>
      own.includes(name) || (namespaceSelector !== undefined && matchesLabelSelector(namespaceSelector, this.namespaceLabels(name) ?? {}));
    const [label] = Object.entries(labelSelector?.matchLabels ?? {});
    const indexed = label && own.length === 1 && !namespaceSelector ? { found: labelKey(own[0] ?? '', label) } : {};
    return {
      ...indexed,
      key: JSON.stringify([own, namespaceSelector, labelSelector, topologyKey]),
      topologyKey,
      takes: (pod) => inNamespace(pod.metadata.namespace ?? '') && matchesLabelSelector(labelSelector, pod.metadata.labels),
    };
  }
}
