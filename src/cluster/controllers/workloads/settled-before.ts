import type { Cluster } from '../../cluster.ts';
import { type KubeObject, keyOf } from '../../object.ts';

interface Run {
  readonly settings: string;
  readonly objects: readonly KubeObject[];
  readonly documents: readonly (number | undefined)[];
  readonly settled: readonly KubeObject[];
}

/** A page settles an empty cluster and one or two steps at each keystroke. */
const runLimit = 4;

/**
 * Remembers the last runs: whoever edits a Service finds the Pods that are there already.
 * Of where an object was written, only the order counts.
 */
export function rememberedRuns(run: (cluster: Cluster) => readonly KubeObject[]): (cluster: Cluster) => readonly KubeObject[] {
  const known: Run[] = [];
  return (cluster) => {
    const { objects } = cluster;
    const settings = JSON.stringify(cluster.settings);
    const documents = objects.map((object) => cluster.sources[keyOf(object)]?.document);
    const at = known.findIndex(
      (before) =>
        before.settings === settings &&
        before.objects.length === objects.length &&
        objects.every((object, i) => before.objects[i] === object && before.documents[i] === documents[i]),
    );
    const [found] = at < 0 ? [] : known.splice(at, 1);
    const latest = found ?? { settings, objects, documents, settled: run(cluster) };
    known.unshift(latest);
    known.length = Math.min(known.length, runLimit);
    return latest.settled === latest.objects ? objects : latest.settled;
  };
}
