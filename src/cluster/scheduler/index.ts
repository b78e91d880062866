import { hashOf } from '../identity.ts';
import { isFinished } from '../pod-status.ts';
import type { Node, Pod } from '../types.ts';
import { hostPortsOf, type Misfit, misfitOf } from './filters.ts';
import { InterPodRules, type NamespaceLabels } from './inter-pod.ts';
import { add, requestsOf } from './resources.ts';

/** What lies on a node already. */
interface Load {
  readonly node: Node;
  pods: number;
  readonly hostPorts: Set<string>;
  /** Of each resource, in billionths. */
  readonly used: Map<string, bigint>;
  readonly perOwner: Map<string, number>;
}

export type Placement = { readonly node: Node } | { readonly unschedulable: string };

/**
 * Chooses nodes: each owner's Pods are spread evenly, from a first node that depends on the owner alone,
 * so that one workload more moves nobody else.
 */
export class Scheduler {
  private readonly loads: readonly Load[];
  private readonly byName: ReadonlyMap<string, Load>;
  private readonly perOwner = new Map<string, number>();

  private readonly interPod: InterPodRules;

  constructor(nodes: readonly Node[], namespaceLabels: NamespaceLabels = () => undefined) {
    this.loads = nodes.map((node) => ({ node, pods: 0, hostPorts: new Set(), used: new Map(), perOwner: new Map() }));
    this.interPod = new InterPodRules(nodes, namespaceLabels);
    this.byName = new Map(this.loads.map((load) => [load.node.metadata.name, load]));
  }

  nodeNamed(name: string): Node | undefined {
    return this.byName.get(name)?.node;
  }

  /** Notes a Pod that is on its node. */
  occupy(pod: Pod, owner: string): void {
    this.note(pod, owner, 1);
  }

  release(pod: Pod, owner: string): void {
    this.note(pod, owner, -1);
  }

  private note(pod: Pod, owner: string, count: 1 | -1): void {
    const load = this.byName.get(pod.spec.nodeName ?? '');
    if (!load || isFinished(pod)) return;
    load.pods += count;
    if (count > 0) this.interPod.note(pod, load.node);
    else this.interPod.forget(pod);
    for (const [name, amount] of requestsOf(pod)) add(load.used, name, amount * BigInt(count));
    this.perOwner.set(owner, (this.perOwner.get(owner) ?? 0) + count);
    load.perOwner.set(owner, (load.perOwner.get(owner) ?? 0) + count);
    for (const port of hostPortsOf(pod)) {
      if (count > 0) load.hostPorts.add(port);
      else load.hostPorts.delete(port);
    }
  }

  place(pod: Pod, owner: string): Placement {
    const misfits: Misfit[] = [];
    const interPodMisfit = this.interPod.misfitFor(pod);
    const first = hashOf(`${owner} first node`) % Math.max(1, this.loads.length);
    // No node can hold fewer than the even share, so the first that does is as good as any.
    const share = Math.floor((this.perOwner.get(owner) ?? 0) / Math.max(1, this.loads.length));
    let best: Load | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.loads.length && fewest > share; i++) {
      const load = this.loads[(first + i) % this.loads.length];
      const count = load?.perOwner.get(owner) ?? 0;
      if (!load || count >= fewest) continue;
      const misfit = misfitOf(pod, load.node, load) ?? interPodMisfit?.(load.node);
      if (misfit) misfits.push(misfit);
      else {
        best = load;
        fewest = count;
      }
    }
    return best ? { node: best.node } : { unschedulable: explain(misfits) };
  }
}

// kubernetes pkg/scheduler/framework/types.go FitError
function explain(misfits: readonly Misfit[]): string {
  const total = misfits.length;
  if (total === 0) return 'no nodes available to schedule pods';
  const counts = new Map<string, number>();
  for (const { reason } of misfits) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts].map(([reason, count]) => `${count} ${reason}`).sort();
  const hopeless = misfits.filter(({ preemptable }) => !preemptable).length;
  const preemption = [
    ...(total > hopeless ? [`${total - hopeless} No preemption victims found for incoming pod`] : []),
    ...(hopeless > 0 ? [`${hopeless} Preemption is not helpful for scheduling`] : []),
  ];
  return (
    `0/${total} nodes are available: ${reasons.join(', ')}. no new claims to deallocate, ` +
    `preemption: 0/${total} nodes are available: ${preemption.sort().join(', ')}.`
  );
}
