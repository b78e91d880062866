import { creationTime } from '../../identity.ts';
import type { Pod, Service, TargetRef } from '../../types.ts';
import { belongsInEndpoints } from './endpoint-rules.ts';

/**
 * When what has made the controller write came about: a new Service, or a Pod that was not published before.
 * Undefined where Pods have only gone or are going, which leaves no time behind.
 */
// kubernetes endpointslice/util/trigger_time_tracker.go ComputeEndpointLastChangeTriggerTime
export function triggerTime(
  { metadata }: Service,
  pods: readonly Pod[],
  published: readonly { readonly targetRef?: TargetRef }[] | undefined,
): string | undefined {
  const known = new Set((published ?? []).map(({ targetRef }) => targetRef?.name));
  const isNews = published === undefined ? !pods.some((pod) => pod.metadata.deletionTimestamp) : pods.some((pod) => isNew(pod, known));
  return isNews ? (metadata.creationTimestamp ?? creationTime) : undefined;
}

function isNew(pod: Pod, known: ReadonlySet<string | undefined>): boolean {
  return belongsInEndpoints(pod, true) && !known.has(pod.metadata.name);
}
