import type { ObjectRef } from '../object.ts';
import type { Protocol } from '../types.ts';

/** The first packet of a connection, as it reaches the rules of one node. */
export interface Packet {
  readonly node: string;
  /** `pod` leaves a Pod of that node, `node` a process on it, `outside` arrives at the node's own interface. */
  readonly from: 'pod' | 'node' | 'outside';
  /** The client's address; without it, a Pod that no Service selects, the node itself, or 203.0.113.50. */
  readonly fromIp?: string;
  readonly toIp: string;
  readonly toPort: number;
  readonly protocol: Protocol;
}

export interface MatchedRule {
  /** Chain, or table and map for nftables. */
  readonly chain: string;
  /** The rule's literal text. */
  readonly text: string;
  /** In words: what it tested and what it did. */
  readonly meaning: string;
}

export interface ProxyBackend {
  readonly ip: string;
  readonly port: number;
  /** 0 to 1; all of a verdict sum to 1. */
  readonly probability: number;
  readonly endpoint?: ObjectRef;
  /** Whether this one sees the client's own address or the node's; left out for a client on the node itself. */
  readonly source?: 'kept' | 'node';
  /** The rules on the way to this one backend. */
  readonly rules: readonly MatchedRule[];
}

export interface PacketVerdict {
  /** `pass`: no rule of kube-proxy takes it and it goes on to its destination as it is. */
  readonly outcome: 'dnat' | 'reject' | 'drop' | 'pass';
  readonly service?: ObjectRef & { readonly port: string };
  readonly backends: readonly ProxyBackend[];
  /** Whether the backends see the client's own address or the node's; left out where they differ. */
  readonly source?: 'kept' | 'node';
  /** With `pass`: the packet is for an address of the node itself, so nothing carries it further. */
  readonly toThisNode?: boolean;
  /** Rules met before the choice, in order. */
  readonly rules: readonly MatchedRule[];
  /** One sentence: why this outcome. */
  readonly reason: string;
}
