import type { Cluster } from '../../cluster.ts';

/** What `kubectl COMMAND` prints: `get -A`, `get -A -o wide`, `describe services -A` … */
export function view(_cluster: Cluster, _command: string): string {
  return '';
}
