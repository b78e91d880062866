import { type Cluster, findByKey } from '../../cluster/cluster.ts';
import { keyOfRef, type ObjectKey, type ObjectRef } from '../../cluster/object.ts';
import type { ProxyMode } from '../../cluster/settings.ts';
import type { Source, SourceFile, TextEdit } from '../../cluster/source.ts';
import type { Hop } from './trace.ts';
import type { Vantage } from './vantage.ts';

/** What a trace may use beside the cluster itself. */
export interface TraceOptions {
  /** kube-proxy's mode; the cluster's own where it is left out. */
  readonly mode?: ProxyMode;
  /** Where the user wrote a field: path as in field errors. Without it, hops point at whole documents. */
  readonly locate?: (key: ObjectKey, path: string) => Source | undefined;
  /** The user's files, for edits that mend what is broken. */
  readonly files?: readonly SourceFile[];
  /** Whether the network plugin enforces NetworkPolicies; it does unless told otherwise. */
  readonly enforcePolicies?: boolean;
  /** Whether the resolver behind CoreDNS knows no name of the internet, as in the recorded cluster; else what it says is unknown. */
  readonly isolated?: boolean;
}

/** Everything that the steps of one trace share. */
export interface Context {
  readonly cluster: Cluster;
  readonly vantage: Vantage;
  readonly mode: ProxyMode;
  readonly seed: number;
  readonly command: string;
  readonly options: TraceOptions;
}

/** What a reason is read from, and its mend written into: the cluster, and the user's files. */
export type Given = Pick<Context, 'cluster' | 'options'>;

export type HopDraft = Pick<Hop, 'stage' | 'title' | 'verdict' | 'reason'> & Partial<Hop>;

export function hop(draft: HopDraft): Hop {
  return { lines: [], objects: [], sources: [], ...draft };
}

/** Where the user wrote an object, or the one that it was made for. */
export function cite({ cluster, options }: Given, ref: ObjectRef, path?: string): Hop['sources'] {
  let current: ObjectRef | undefined = ref;
  let field = path;
  for (let step = 0; current && step < 5; step++) {
    const key: ObjectKey = keyOfRef(current);
    const whole = cluster.sources[key];
    if (whole) {
      const source = (field !== undefined && options.locate?.(key, field)) || whole;
      return [{ label: `${current.kind} ${current.name}${field === undefined ? '' : `, ${field}`}`, source }];
    }
    const namespace: string | undefined = current.namespace;
    const owner = findByKey(cluster, key)?.metadata.ownerReferences?.find(({ controller }) => controller);
    field = owner && field !== undefined ? fieldOfOwner(current.kind, owner.kind, field) : undefined;
    current = owner && { kind: owner.kind, name: owner.name, ...(namespace && { namespace }) };
  }
  return [];
}

/** Which field of its owner decides a field of what was made for it. */
function fieldOfOwner(kind: string, owner: string, field: string): string | undefined {
  if (kind === 'Pod') return `spec.template.${field}`;
  if (kind === 'EndpointSlice') return owner === 'Service' ? 'spec.selector' : 'subsets';
  return owner === 'CronJob' ? `spec.jobTemplate.${field}` : field;
}

export function citeAll(given: Given, refs: readonly (ObjectRef | undefined)[]): Hop['sources'] {
  const all = refs.flatMap((ref) => (ref ? cite(given, ref) : []));
  return [...new Map(all.map((one) => [one.label, one])).values()].slice(0, 8);
}

/** An edit that changes the value of one field and nothing else; undefined where the field is not found as it is thought to be. */
export function editField(
  { options: { locate, files } }: Given,
  ref: ObjectRef,
  path: string,
  old: string,
  fresh: string,
): readonly TextEdit[] | undefined {
  const source = locate?.(keyOfRef(ref), path);
  const text = source && files?.find(({ name }) => name === source.file)?.text.slice(source.start, source.end);
  if (!source || text === undefined) return undefined;
  const key = /[^.[\]]*(?=\]?$)/.exec(path)?.[0] ?? '';
  const named = /\[([^\]]+)\]$/.exec(path)?.[1] ?? key;
  if (!text.replace(/^["']/, '').startsWith(named) || text.length > named.length + old.length + 40) return undefined;
  const at = text.lastIndexOf(old);
  if (at < named.length) return undefined;
  return [{ file: source.file, start: source.start + at, end: source.start + at + old.length, text: fresh }];
}

/** An edit as a hop offers it. */
export function fixOf(title: string, edits: readonly TextEdit[] | undefined): Pick<Hop, 'fix'> {
  return edits ? { fix: { title, edits } } : {};
}
