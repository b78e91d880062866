import type { ObjectMeta } from '../object.ts';
import type { Pod, PodStatus } from '../types.ts';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * A Pod with the status that it was pasted with, where it came out of a real cluster: the API server forgets what
 * `kubectl apply` sends of it, but it is the better knowledge of who has which address and who is well.
 */
export function asObserved(pod: Pod): Pod {
  const text = pod.metadata.annotations?.[lastApplied] ?? '';
  if (!text.includes('"podIP') || !text.includes('"uid"')) return pod;
  const { metadata, status } = read(text);
  if (!metadata?.uid || !(status?.podIP || status?.podIPs?.length)) return pod;
  const { deletionTimestamp, deletionGracePeriodSeconds } = metadata;
  const leaving = deletionTimestamp ? { deletionTimestamp, ...(deletionGracePeriodSeconds ? { deletionGracePeriodSeconds } : {}) } : {};
  const podIPs = listOf(status.podIPs).filter((one) => typeof one?.ip === 'string');
  return { ...pod, metadata: { ...pod.metadata, ...leaving }, status: { ...pod.status, ...status, podIPs } };
}

const listOf = <T>(value: readonly T[] | undefined): T[] => (Array.isArray(value) ? [...value] : []);

function read(text: string): { readonly metadata?: Partial<ObjectMeta>; readonly status?: PodStatus } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
