import type { Cluster } from '../../cluster/cluster.ts';
import { names, podNames } from '../../cluster/coredns/index.ts';
import type { ObjectRef } from '../../cluster/object.ts';
import { isOfSystem } from '../../cluster/system-objects.ts';

export interface DnsRow {
  readonly name: string;
  readonly type: string;
  /** The data of each record, or the rcode where there is none. */
  readonly answers: readonly string[];
  readonly about: string;
  readonly note?: string;
  readonly of: ObjectRef;
}

export interface PodNameRow {
  readonly pod: ObjectRef;
  readonly name?: string;
  readonly reason: string;
}

export interface DnsTable {
  readonly names: readonly DnsRow[];
  readonly pods: readonly PodNameRow[];
}

/** Every name there is in the user's namespaces, and of every Pod its name, or why it has none. */
export function dnsTable(cluster: Cluster): DnsTable {
  return {
    names: names(cluster)
      .filter(({ of }) => !isSystem(of))
      .map(({ name, type, answer, rcode, about, note, of }) => ({
        name,
        type,
        answers:
          answer.length > 0 ? answer.map((record) => (record.type === type ? record.data : `${record.type} ${record.data}`)) : [rcode],
        about,
        of,
        ...(note ? { note } : {}),
      })),
    pods: podNames(cluster)
      .filter(({ pod }) => !isSystem(pod))
      .map(({ pod, name, reason }) => ({ pod, reason, ...(name ? { name } : {}) })),
  };
}

const isSystem = ({ kind, ...metadata }: ObjectRef) => isOfSystem({ apiVersion: '', kind, metadata });
