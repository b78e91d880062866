import type { ObjectRef } from '../../cluster/object.ts';
import type { Source, TextEdit } from '../../cluster/source.ts';

/** A question traced through the cluster: first the answer in a sentence, then every hop with its reason. */
export interface Trace {
  /** The command as it was understood, or undefined where it could not be read; `sentence` then says what would work. */
  readonly understood: boolean;
  readonly outcome: 'answered' | 'refused' | 'timeout' | 'unreachable' | 'nxdomain' | 'nodata' | 'http-error' | 'unknown' | 'unreadable';
  /** One sentence, for a beginner. */
  readonly sentence: string;
  readonly hops: readonly Hop[];
  /** Who may answer, with shares that sum to 1 where somebody does. */
  readonly answerers: readonly Answerer[];
  /** Position in `answerers` of the one that this very connection meets; the seed decides. */
  readonly taken?: number;
  /** Whether it opens a connection, which may meet another one the next time it is asked. */
  readonly connects?: true;
  /** Position of the first broken hop. */
  readonly broken?: number;
  /** The question in words, as it was understood. */
  readonly reading?: string;
  /** What the command itself would print: a whole DNS message as dig or nslookup shows it. */
  readonly output?: string;
  /** Whether the one who answers sees the client's own address or a node's. */
  readonly source?: 'kept' | 'node';
  /** Whether the same client meets the same one again (sessionAffinity ClientIP). */
  readonly sticky?: true;
  /** A command that can be read, where this one could not. */
  readonly example?: string;
}

export interface Answerer {
  readonly ref: ObjectRef | undefined;
  readonly address: string;
  readonly port: number;
  readonly share: number;
  /** What must hold for it to answer, where the manifests speak against it: `if it listens on TCP port 9090, …`. */
  readonly doubt?: string;
}

export interface Hop {
  readonly stage: 'resolver' | 'dns' | 'client' | 'policy' | 'node' | 'door' | 'route' | 'service' | 'endpoint' | 'pod';
  /** A few words: `kube-proxy on node-a`. */
  readonly title: string;
  readonly verdict: 'ok' | 'caution' | 'broken' | 'unknown';
  /** Why, in a sentence or two. */
  readonly reason: string;
  /** Literal lines: names tried, records, rules matched. */
  readonly lines: readonly HopLine[];
  /** What this hop is about, so that the canvas can light it. */
  readonly objects: readonly ObjectRef[];
  readonly sources: readonly HopSource[];
  /** The command that shows it on a real cluster. */
  readonly command?: string;
  /** What would mend a broken hop. */
  readonly fix?: { readonly title: string; readonly edits: readonly TextEdit[] };
  /** A command that would work where this one does not. */
  readonly instead?: string;
}

export interface HopSource {
  /** Object and field: `Service web, spec.selector`. */
  readonly label: string;
  readonly source: Source;
  /** What stood there when this was asked, where the manifests have changed since. */
  readonly was?: string;
}

export interface HopLine {
  readonly text: string;
  readonly mark?: 'taken' | 'passed' | 'failed';
  readonly note?: string;
}
