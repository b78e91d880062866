import { type Cluster, clusterOfIndex } from '../cluster.ts';
import { creationTime } from '../identity.ts';
import { kinds } from '../kinds/index.ts';
import { type KubeObject, keyOf, type ObjectKey } from '../object.ts';
import type { ClusterSettings, IpFamilySetting } from '../settings.ts';
import type { Source } from '../source.ts';
import { sameValue } from './same-value.ts';

/** Objects while they are written, one write after the other. */
export interface Store {
  /** The cluster as it stands now; good until the next write. */
  view(): Cluster;
  find(key: ObjectKey): KubeObject | undefined;
  /** Whether the user wrote it, rather than the cluster itself. */
  isWritten(key: ObjectKey): boolean;
  /** A newly written object gets the next resource version. */
  put(object: KubeObject, source: Source | undefined): void;
  remove(objects: readonly KubeObject[]): void;
  /** The address families that the cluster turns out to have. */
  setFamilies(ipFamily: IpFamilySetting): void;
  nextResourceVersion(): string;
  /** When what is written now is made: later than what was there when the store was opened. */
  readonly now: string;
  close(): Cluster;
}

export function openStore({ settings: given, objects, sources }: Cluster): Store {
  let settings = given;
  const byKey = new Map<ObjectKey, KubeObject>();
  const byKind = new Map<string, KubeObject[]>();
  const written = new Map<ObjectKey, Source>(Object.entries(sources));
  let version = 0;
  let changed = false;

  const place = (object: KubeObject) => {
    const key = keyOf(object);
    const list = byKind.get(object.kind) ?? [];
    byKind.set(object.kind, list);
    const old = byKey.get(key);
    if (old === object) return;
    // Whoever gathered from the old list must notice.
    if (old)
      byKind.set(
        object.kind,
        list.map((item) => (item === old ? object : item)),
      );
    else list.push(object);
    byKey.set(key, object);
    version = Math.max(version, Number(object.metadata.resourceVersion) || 0);
  };
  objects.forEach(place);
  const now = momentAfter(Object.keys(sources).flatMap((key) => byKey.get(key)?.metadata.creationTimestamp ?? []));

  return {
    view: () => clusterOfIndex(settings, { byKey, byKind }),
    find: (key) => byKey.get(key),
    isWritten: (key) => written.has(key),
    setFamilies(ipFamily) {
      settings = { ...settings, ipFamily };
    },
    nextResourceVersion: () => String(version + 1),
    now,
    put(object, source) {
      changed ||= byKey.get(keyOf(object)) !== object;
      place(object);
      if (source) written.set(keyOf(object), source);
    },
    remove(gone) {
      const keys = new Set(gone.map(keyOf));
      for (const key of keys) {
        changed = byKey.delete(key) || changed;
        written.delete(key);
      }
      for (const kind of new Set(gone.map((object) => object.kind))) {
        byKind.set(
          kind,
          (byKind.get(kind) ?? []).filter((object) => !keys.has(keyOf(object))),
        );
      }
    },
    close: () => ({
      settings: changed ? withNodes(settings, byKind.get('Node') ?? []) : settings,
      objects: changed ? inOrder([...byKey.values()]) : objects,
      sources: Object.fromEntries(written),
    }),
  };
}

/** A cluster's settings speak of the nodes that it has, which what was applied may have changed. */
function withNodes(settings: ClusterSettings, found: readonly KubeObject[]): ClusterSettings {
  const nodes = found.map(({ metadata: { name, labels } }) => ({ name, zone: labels?.['topology.kubernetes.io/zone'] ?? '' }));
  return sameValue(nodes, settings.nodes) ? settings : { ...settings, nodes };
}

/** One apply is one moment, and the next one is a minute later. */
function momentAfter(moments: readonly string[]): string {
  const latest = moments.reduce((last, moment) => Math.max(last, Date.parse(moment) || 0), 0);
  return latest === 0 ? creationTime : new Date(latest + 60_000).toISOString().replace('.000Z', 'Z');
}

const ranks = new Map(kinds.map(({ kind }, rank) => [kind, rank]));

/** By kind, then namespace and name. */
function inOrder(objects: readonly KubeObject[]): KubeObject[] {
  return objects
    .map((object) => ({ object, rank: ranks.get(object.kind) ?? ranks.size, id: orderId(object) }))
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ object }) => object);
}

function orderId({ kind, metadata }: KubeObject): string {
  return `${ranks.has(kind) ? '' : kind}\u0000${metadata.namespace ?? ''}\u0000${metadata.name}`;
}
