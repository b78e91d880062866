import type { PlacedPicture } from './layout/placed.ts';
import type { Light } from './light.ts';
import type { PictureEdge } from './model.ts';

/** Ids of the edges from the client step by step to the one that took it: what a packet really crosses, so nothing that is only looked up. */
export function routeOf({ nodes: placed, edges }: PlacedPicture, { edges: lit, end }: Light): readonly string[] {
  const nodes = placed.map(({ node }) => node);
  const lookedUp = new Set(nodes.filter(({ lane }) => lane === 'services').map(({ id }) => id));
  const crossed = edges
    .map(({ edge }) => edge)
    .filter(({ id, means, to }) => lit.has(id) && means !== 'selects' && !(means === 'routes' && lookedUp.has(to)));
  const leaving = new Map<string, PictureEdge[]>();
  for (const edge of crossed) leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
  const starts = nodes.filter(({ lane }) => lane === 'asks').map(({ id }) => id);
  let longest: readonly string[] = [];
  const seen = new Set<string>();
  const walk = (id: string, path: readonly string[]): boolean => {
    if (path.length > longest.length) longest = path;
    if (id === end) {
      longest = path;
      return true;
    }
    if (seen.has(id)) return false;
    seen.add(id);
    return (leaving.get(id) ?? []).some((edge) => walk(edge.to, [...path, edge.id]));
  };
  starts.some((id) => walk(id, []));
  return longest;
}
