import type { Box, PathNode, Way } from '../../cluster/kinds/paths.ts';

/** What there is to see, with meaning and without coordinates. */
export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  readonly boxes: readonly Box[];
  /** What options left out, in words for the page; empty where everything is shown. */
  readonly hidden: Hidden;
  /** Kinds that have a part in it, left out or not. */
  readonly kinds: readonly string[];
}

export interface Hidden {
  /** Objects of the cluster's own. */
  readonly system: number;
  /** Objects that a filter left out. */
  readonly filtered: number;
}

export interface PictureNode extends PathNode {
  /** Ids of the nodes that a folded node stands for. */
  readonly folded?: readonly string[];
  /** The group that a click would unfold or fold again. */
  readonly foldKey?: string;
}

export interface PictureEdge extends Way {
  readonly id: string;
}

export interface PictureOptions {
  /** Show the objects of the cluster's own: kube-system, the API server's Service. */
  readonly system: boolean;
  /** Only those of these namespaces that anything is in; where none is, all. */
  readonly namespaces: readonly string[];
  /** Leave out what stands for objects of these kinds. */
  readonly withoutKinds: readonly string[];
  /** Groups that the user unfolded. */
  readonly unfolded: readonly string[];
  /** Fold groups larger than this. */
  readonly foldAbove: number;
  /** Fold harder when there would be more nodes than this. */
  readonly foldHarderAbove: number;
  /** Who asks: `pod:NAMESPACE/NAME`, `namespace:NAME`, `node:NAME` or `outside`. */
  readonly from: string | undefined;
}

export const defaultPictureOptions: PictureOptions = {
  system: false,
  namespaces: [],
  withoutKinds: [],
  unfolded: [],
  foldAbove: 6,
  foldHarderAbove: 1000,
  from: undefined,
};
