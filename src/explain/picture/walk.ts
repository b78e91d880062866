import type { PlacedNode, PlacedPicture } from './layout/placed.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The node that an arrow key leads to: along a way to the left and right, to the neighbour in the same lane up and down. */
export function neighbour({ nodes, edges }: PlacedPicture, id: string, direction: Direction): string | undefined {
  const here = nodes.find(({ node }) => node.id === id);
  if (!here) return readingOrder(nodes)[0]?.node.id;
  if (direction === 'up' || direction === 'down') {
    const lane = nodes.filter(({ node, x }) => node.id !== id && x === here.x);
    return nearest(
      lane.filter(({ y }) => (direction === 'down' ? y > here.y : y < here.y)),
      here,
    );
  }
  const ends = new Set(
    edges.flatMap(({ edge: { from, to } }) => (direction === 'right' ? (from === id ? [to] : []) : to === id ? [from] : [])),
  );
  return nearest(
    nodes.filter(({ node }) => ends.has(node.id)),
    here,
  );
}

function nearest(candidates: readonly PlacedNode[], here: PlacedNode): string | undefined {
  let best: PlacedNode | undefined;
  for (const candidate of candidates) {
    if (!best || Math.abs(middle(candidate) - middle(here)) < Math.abs(middle(best) - middle(here))) best = candidate;
  }
  return best?.node.id;
}

function middle({ y, height }: PlacedNode): number {
  return y + height / 2;
}

/** From left to right and then down: the order in which the picture is read aloud. */
export function readingOrder(nodes: readonly PlacedNode[]): readonly PlacedNode[] {
  return nodes.toSorted((a, b) => a.x - b.x || a.y - b.y);
}

/** Nodes that a search is after: every word occurs in what they say. */
export function found({ nodes }: PlacedPicture, search: string): ReadonlySet<string> {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return new Set();
  const says = ({ node, lines }: PlacedNode) =>
    `${node.accessibleName} ${node.title} ${lines.map(({ text }) => text).join(' ')}`.toLowerCase();
  return new Set(nodes.filter((node) => words.every((word) => says(node).includes(word))).map(({ node }) => node.id));
}
