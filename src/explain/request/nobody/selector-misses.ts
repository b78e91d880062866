import { listOf } from '../../../cluster/cluster.ts';
import { matchesMap } from '../../../cluster/label-selector.ts';
import { keyOfRef, type ObjectRef, refOf } from '../../../cluster/object.ts';
import type { TextEdit } from '../../../cluster/source.ts';
import type { Pod, Service } from '../../../cluster/types.ts';
import { cite, editField, fixOf, type Given } from '../context.ts';
import { likeliest } from '../mend/likeness.ts';
import type { Cause } from './cause.ts';

type Labels = Readonly<Record<string, string>>;

/** Why a selector matches no Pod of its namespace, and which one was probably meant. */
export function selectorMisses(given: Given, service: Service, selector: Labels, mine: readonly Pod[]): Cause {
  const text = Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
  const ref = refOf(service);
  const command = `kubectl get pods -n ${service.metadata.namespace} --show-labels`;
  const because = `its selector ${text} matches no Pod`;
  const near = nearMiss(selector, mine);
  if (near) {
    const { key, has, named = key } = near;
    const path = key.includes('.') ? `spec.selector[${key}]` : `spec.selector.${key}`;
    const value = selector[key] ?? '';
    const edits = named === key ? editField(given, ref, path, value, has) : editKey(given, ref, path, key, named);
    return {
      because: `${because} (Pods have ${named}=${has})`,
      objects: [ref, refOf(near.pod)],
      sources: cite(given, ref, path),
      command,
      ...(near.sure ? fixOf(`Select ${named}=${has}`, edits) : {}),
    };
  }
  const idle = withoutReplicas(given, service.metadata.namespace, selector);
  if (idle)
    return {
      because: `${because}: ${idle.kind} ${idle.name} has 0 replicas`,
      objects: [ref, idle],
      sources: cite(given, idle, 'spec.replicas'),
      ...fixOf('Run one replica', editField(given, idle, 'spec.replicas', '0', '1')),
    };
  const elsewhere = listOf(given.cluster, 'Pod').find((pod) => matchesMap(selector, pod.metadata.labels));
  const where = elsewhere ? ` in its own namespace; Pods with those labels are in namespace ${elsewhere.metadata.namespace}` : '';
  return { because: `${because}${where}`, objects: [ref], sources: cite(given, ref, 'spec.selector'), command };
}

interface Miss {
  readonly pod: Pod;
  readonly key: string;
  readonly has: string;
  /** The label that has the value, where it is not the key. */
  readonly named?: string;
  readonly sure: boolean;
}

/** Where several labels have the value, the one that is meant for what an application is called. */
const nameLabel = 'app.kubernetes.io/name';

/** The Pod that misses the selector by one value or one key alone, the most similar value first. */
function nearMiss(selector: Labels, pods: readonly Pod[]): Miss | undefined {
  const misses = pods.flatMap((pod) => {
    const labels = pod.metadata.labels ?? {};
    const wrong = Object.entries(selector).filter(([key, value]) => labels[key] !== value);
    const [key = '', value = ''] = wrong[0] ?? [];
    return wrong.length === 1 ? [{ pod, labels, key, value }] : [];
  });
  const byValue = misses.flatMap(({ pod, labels, key, value }) => {
    const has = labels[key];
    return has === undefined ? [] : [{ pod, key, value, has }];
  });
  const similar = byValue.find(({ value, has }) => likeliest(value, [has]) !== undefined);
  const others = Object.keys(selector).length > 1;
  const values = new Set(byValue.map(({ key, has }) => `${key}=${has}`));
  const found = similar ?? (others || values.size === 1 ? byValue[0] : undefined);
  if (found) return { ...found, sure: similar !== undefined || others };
  return misses.flatMap(({ pod, labels, key, value }) => {
    const same = Object.keys(labels).filter((label) => labels[label] === value && !(label in selector));
    const named = same.includes(nameLabel) ? nameLabel : same[0];
    return labels[key] === undefined && named ? [{ pod, key, has: value, named, sure: named === nameLabel || same.length === 1 }] : [];
  })[0];
}

function editKey({ options }: Given, ref: ObjectRef, path: string, old: string, fresh: string): readonly TextEdit[] | undefined {
  const at = options.locate?.(keyOfRef(ref), path);
  const text = at && options.files?.find(({ name }) => name === at.file)?.text.slice(at.start, at.end);
  const skip = text?.startsWith('"') || text?.startsWith("'") ? 1 : 0;
  if (!at || !text?.startsWith(old, skip)) return undefined;
  return [{ file: at.file, start: at.start + skip, end: at.start + skip + old.length, text: fresh }];
}

function withoutReplicas({ cluster }: Given, namespace: string | undefined, selector: Labels): ObjectRef | undefined {
  for (const kind of ['Deployment', 'StatefulSet', 'ReplicaSet'] as const) {
    const found = listOf(cluster, kind).find(
      ({ metadata, spec }) =>
        metadata.namespace === namespace &&
        spec.replicas === 0 &&
        matchesMap(selector, spec.template.metadata?.labels) &&
        !metadata.ownerReferences,
    );
    if (found) return refOf(found);
  }
  return undefined;
}
