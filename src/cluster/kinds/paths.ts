import { keyOfRef, type ObjectRef } from '../object.ts';
import type { Presentation, Tone } from './presentation.ts';

/** What one object adds to the picture of traffic beside its own node: names, doors, rules, and the ways between them. */
export interface Paths {
  readonly nodes?: readonly PathNode[];
  readonly ways?: readonly Way[];
  /** Boxes that nodes of other objects stand in. */
  readonly boxes?: readonly Box[];
}

/** The node whose rules are shown. */
export interface SeenFrom {
  readonly node: string;
}

export type Role = 'client' | 'name' | 'door' | 'service' | 'proxy' | 'pod' | 'external' | 'fold';

export interface PathNode extends Presentation {
  /** Stable across edits: from the object's key and the node's role. */
  readonly id: string;
  /** What the node stands for; a DNS name and its Service share one. */
  readonly ref?: ObjectRef;
  readonly role: Role;
  readonly namespace?: string;
  /** Id of the box it stands in: a machine for Pods. */
  readonly box?: string;
  /** Nodes of one row stand side by side; without it the row is the one of `ref`. */
  readonly row?: string;
}

/** `resolves`: DNS answer; `routes`: host and path; `dnat`: kube-proxy; `dials`: straight to an address; `selects`: selected but gets no traffic. */
export type Meaning = 'asks' | 'resolves' | 'routes' | 'dnat' | 'dials' | 'selects';

export interface Way {
  readonly from: string;
  readonly to: string;
  readonly means: Meaning;
  /** A line inside the node it leaves from, at the very place where it leaves. */
  readonly outlet?: Outlet;
  /** 0 to 1: how much of what leaves takes this way. */
  readonly share?: number;
  /** In words: `web sends 1 in 3 to web-0`. */
  readonly accessibleName: string;
  readonly broken?: boolean;
  /** The objects on both ends and any between, for lighting a trace. */
  readonly about: readonly ObjectRef[];
}

export interface Outlet {
  readonly text: string;
  /** In front of the text and fainter: `p ⅓`. */
  readonly note?: string;
  readonly tone?: Tone;
  /** Ways with the same text leave together. */
  readonly shared?: boolean;
  /** What several are called once they are folded into one: `addresses`. */
  readonly many: string;
}

export interface Box {
  readonly id: string;
  readonly title: string;
  readonly badge?: { readonly text: string; readonly tone: Tone };
  /** Boxes stand in the order of these, smallest first. */
  readonly rank: number;
}

/** Who asks from inside and from outside; a picture that has ways from them gives them a face. */
export const insideClient = 'client inside';
export const outsideClient = 'client outside';

/** The node of an object itself; the name, door or rules that stand for it have a part of their own. */
export function nodeIdOf(ref: ObjectRef, part?: string): string {
  return part ? `${part} of ${keyOfRef(ref)}` : keyOfRef(ref);
}

export function externalNode(address: string, owner?: ObjectRef): PathNode {
  return {
    id: `outside ${address}`,
    role: 'external',
    lane: 'outside',
    title: address,
    subtitle: '',
    rows: [],
    badges: [],
    tone: 'plain',
    box: outsideBox.id,
    ...(owner ? { replicaOf: { owner, state: 'outside the cluster' } } : {}),
    accessibleName: `${address}, outside the cluster`,
  };
}

/** Where addresses that no Pod has stand. */
export const outsideBox: Box = { id: 'outside the cluster', title: 'outside the cluster', rank: Number.MAX_SAFE_INTEGER };
