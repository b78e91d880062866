import type { PodStates } from '../settings.ts';
import type { Pod } from '../types.ts';
import type { Fate } from './index.ts';

/** A Pod among those of its workload, counted from 0 in the order in which they were made. */
export interface PodPlace {
  /** Of the Deployment, Job or other workload that the Pod belongs to in the end. */
  readonly workload: string;
  readonly index: () => number;
  /** How many Pods there should be: those after them have replaced others, and do not end as those did. */
  readonly wanted?: number;
}

/** Reads what the settings say of Pods: by name, all of a workload (`*`), or so many of it (`2`). */
export class PodStateRules {
  private readonly lists: Readonly<Record<keyof PodStates, Rules>>;

  constructor(states: PodStates) {
    this.lists = {
      notReady: rulesOf(states.notReady),
      terminating: rulesOf(states.terminating),
      failed: rulesOf(states.failed),
      succeeded: rulesOf(states.succeeded),
    };
  }

  /** The fate that the settings give the Pod; undefined where they say nothing of it. */
  fateOf(pod: Pod, place: PodPlace | undefined): Fate | undefined {
    const isReplacement = () => place?.wanted !== undefined && place.index() >= place.wanted;
    if (applies(this.lists.failed, pod, place) && !isReplacement()) return 'failed';
    if (applies(this.lists.succeeded, pod, place) && !isReplacement()) return 'succeeded';
    return applies(this.lists.notReady, pod, place) ? 'notReady' : undefined;
  }

  isTerminating(pod: Pod, place: PodPlace | undefined): boolean {
    return applies(this.lists.terminating, pod, place);
  }
}

interface Rules {
  readonly pods: ReadonlySet<string>;
  /** How many of a workload's Pods, by `namespace/workload`. */
  readonly counts: ReadonlyMap<string, number>;
}

function rulesOf(entries: readonly string[]): Rules {
  const pods = new Set<string>();
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const [namespace, name, which] = entry.split('/');
    if (which === undefined) pods.add(entry);
    else counts.set(`${namespace}/${name}`, which === '*' ? Number.POSITIVE_INFINITY : Number(which) || 0);
  }
  return { pods, counts };
}

function applies({ pods, counts }: Rules, { metadata }: Pod, place: PodPlace | undefined): boolean {
  if (pods.size > 0 && pods.has(`${metadata.namespace}/${metadata.name}`)) return true;
  if (!place || counts.size === 0) return false;
  const count = counts.get(`${metadata.namespace}/${place.workload}`);
  return count !== undefined && place.index() < count;
}
