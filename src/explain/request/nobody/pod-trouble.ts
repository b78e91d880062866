import { troubleOf } from '../../../cluster/kinds/pod/trouble.ts';
import type { Pod } from '../../../cluster/types.ts';

/** What the Pods say themselves of why they do not serve, in brackets for the end of a sentence: ` (CrashLoopBackOff)`. */
export function troubleText(pods: readonly Pod[]): string {
  const reasons = [...new Set(pods.flatMap((pod) => troubleOf(pod) ?? []))];
  return reasons.length > 0 ? ` (${reasons.slice(0, 3).join(', ')})` : '';
}
