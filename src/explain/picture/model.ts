import type { Lane, Presentation } from '../../cluster/kinds/kind.ts';
import type { ObjectRef } from '../../cluster/object.ts';

/** What there is to see, with meaning and without coordinates. */
export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

export interface PictureNode extends Presentation {
  /** Stable across edits: from the object's key and the node's role. */
  readonly id: string;
  /** What the node stands for; a DNS name and its Service share one. */
  readonly ref?: ObjectRef;
  readonly role: 'client' | 'name' | 'door' | 'service' | 'proxy' | 'pod' | 'external' | 'fold';
  readonly lane: Lane;
  readonly namespace?: string;
  /** The box it stands in: a machine for Pods. */
  readonly group?: string;
  /** Pods that a folded node stands for. */
  readonly folded?: number;
}

export interface PictureEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** `resolves`: DNS answer; `routes`: host and path; `dnat`: kube-proxy; `dials`: straight to an address; `selects`: selected but gets no traffic. */
  readonly means: 'asks' | 'resolves' | 'routes' | 'dnat' | 'dials' | 'selects';
  readonly label?: string;
  /** In words: `web sends 1 in 3 to web-0`. */
  readonly accessibleName: string;
  readonly broken?: boolean;
  /** The objects on both ends and any between, for lighting a trace. */
  readonly about: readonly ObjectRef[];
}
