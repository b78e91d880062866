import type { Box } from '../../../cluster/kinds/paths.ts';
import type { Tone } from '../../../cluster/kinds/presentation.ts';
import type { Hidden, PictureEdge, PictureNode } from '../model.ts';

/** A picture with coordinates, in pixels at zoom 1; what draws it decides nothing. */
export interface PlacedPicture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly boxes: readonly PlacedBox[];
  readonly bands: readonly PlacedBand[];
  readonly headings: readonly { readonly text: string; readonly x: number; readonly y: number }[];
  readonly hidden: Hidden;
  readonly kinds: readonly string[];
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode extends Rectangle {
  readonly node: PictureNode;
  readonly lines: readonly PlacedLine[];
}

export type LineStyle = 'title' | 'name' | 'kind' | 'big' | 'text' | 'mono' | 'badge' | 'mark';

/** One line of text, its top left corner (or right, where it ends at `x`) inside the node. */
export interface PlacedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly style: LineStyle;
  readonly tone?: Tone;
  readonly end?: boolean;
}

export interface PlacedEdge {
  readonly edge: PictureEdge;
  /** A start and then cubic curves: x, y, then six numbers each. */
  readonly curve: readonly number[];
}

/** A machine with its Pods. */
export interface PlacedBox extends Rectangle {
  readonly box: Box;
  readonly empty: boolean;
}

/** A namespace across the lanes. */
export interface PlacedBand extends Rectangle {
  readonly namespace: string;
}
