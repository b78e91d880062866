import type { Cluster } from '../../cluster.ts';
import { oncePerObject } from '../../once-per-object.ts';

/** A view's "now" is the latest moment that any object of the cluster knows: the model has no clock. Milliseconds. */
const nowOf = oncePerObject(({ objects }: Cluster) =>
  objects.reduce((latest, { metadata }) => Math.max(latest, Date.parse(metadata.creationTimestamp ?? '') || 0), 0),
);

export function ageOf(cluster: Cluster, timestamp: string | undefined): string {
  const time = Date.parse(timestamp ?? '');
  return Number.isNaN(time) ? '<unknown>' : humanDuration(nowOf(cluster) - time);
}

// kubernetes apimachinery pkg/util/duration/duration.go HumanDuration
export function humanDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return seconds % 60 === 0 ? `${minutes}m` : `${minutes}m${seconds % 60}s`;
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 8) return minutes % 60 === 0 ? `${hours}h` : `${hours}h${minutes % 60}m`;
  if (hours < 48) return `${hours}h`;
  const days = Math.floor(hours / 24);
  if (hours < 24 * 8) return hours % 24 === 0 ? `${days}d` : `${days}d${hours % 24}h`;
  if (hours < 24 * 365 * 2) return `${days}d`;
  const years = Math.floor(days / 365);
  return years < 8 && days % 365 !== 0 ? `${years}y${days % 365}d` : `${years}y`;
}
