import type { Lane } from '../../cluster/kinds/presentation.ts';
import { keyOfRef } from '../../cluster/object.ts';
import type { Hop, Trace } from '../request/trace.ts';
import type { PlacedPicture } from './layout/placed.ts';
import type { PictureEdge, PictureNode } from './model.ts';

/** What a trace runs through; the rest of the picture steps back. */
export interface Light {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  /** Nodes of the hop that is walked through now. */
  readonly now: ReadonlySet<string>;
  /** Where a packet ends. */
  readonly end: string | undefined;
}

const lanesOf: Readonly<Record<Hop['stage'], readonly Lane[]>> = {
  resolver: ['names'],
  dns: ['names'],
  client: ['asks'],
  policy: ['pods'],
  node: ['services', 'doors', 'rules'],
  door: ['doors'],
  route: ['doors', 'routes', 'services'],
  service: ['services'],
  endpoint: ['pods', 'outside'],
  pod: ['pods', 'outside'],
};

/** Lights what the hops are about, in the lanes where each hop happens; undefined where none of that is in the picture. */
export function lightOf(placed: PlacedPicture, trace: Trace | undefined, hop?: number): Light | undefined {
  if (!trace?.understood || trace.hops.length === 0) return undefined;
  const all = placed.nodes.map(({ node }) => node);
  const ways = placed.edges.map(({ edge }) => edge);
  const said = textOf(trace);
  const byHop = trace.hops.map((each) => nodesOf(all, each, said));
  const nodes = new Set(byHop.filter((_, at) => trace.hops[at]?.stage !== 'endpoint').flat());
  const answering = answeringOutside(all, trace);
  for (const id of [...reachedAtLast(all, ways, trace, nodes), ...answering]) nodes.add(id);
  dropRulesOffTheWay(all, ways, nodes);
  if (nodes.size === 0) return undefined;
  for (const { from, to, means } of ways) if (means === 'asks' && nodes.has(to)) nodes.add(from);
  const edges = ways.filter(({ from, to }) => nodes.has(from) && nodes.has(to));
  const current = hop === undefined ? [] : (byHop[hop] ?? []);
  return {
    nodes,
    edges: new Set(edges.map(({ id }) => id)),
    now: new Set(current),
    end: [...byHop.flat(), ...answering].at(-1),
  };
}

function textOf({ hops }: Trace): string {
  return hops.flatMap(({ title, lines }) => [title, ...lines.map(({ text }) => text)]).join('\n');
}

function nodesOf(nodes: readonly PictureNode[], { stage, objects }: Hop, said: string): readonly string[] {
  const keys = new Set(objects.map(keyOfRef));
  const about = nodes.filter((node) => lanesOf[stage].includes(node.lane) && isAbout(node, keys));
  if (stage !== 'node') return about.map(({ id }) => id);
  // The rules of a node take what was sent to a virtual IP, or else what came in at a door.
  const virtual = about.some((node) => node.lane === 'services' && node.rows.some(({ mono, text }) => mono && said.includes(text)));
  return about.filter(({ lane }) => lane !== (virtual ? 'doors' : 'services')).map(({ id }) => id);
}

const lanesAtLast: Readonly<Partial<Record<Hop['stage'], readonly Lane[]>>> = {
  dns: ['services', 'pods', 'outside'],
  endpoint: ['pods', 'outside'],
};

/** A last hop that names addresses lights who has them, where a lit way leads there; before others they are only who might have answered. */
function reachedAtLast(
  all: readonly PictureNode[],
  ways: readonly PictureEdge[],
  { hops }: Trace,
  lit: ReadonlySet<string>,
): readonly string[] {
  const last = hops.at(-1);
  const lanes = (last && lanesAtLast[last.stage]) ?? [];
  const keys = new Set(last?.objects.map(keyOfRef));
  const reached = new Set(ways.filter(({ from }) => lit.has(from)).map(({ to }) => to));
  return all.filter((node) => lanes.includes(node.lane) && reached.has(node.id) && isAbout(node, keys)).map(({ id }) => id);
}

/** An address outside the cluster is no object: it is known by what it is called. */
function answeringOutside(all: readonly PictureNode[], { answerers, taken }: Trace): readonly string[] {
  const one = answerers[taken ?? 0];
  if (!one || one.ref) return [];
  return all.filter(({ role, title }) => role === 'external' && title === one.address).map(({ id }) => id);
}

/** Rules are crossed only where something lit leads into them. */
function dropRulesOffTheWay(all: readonly PictureNode[], ways: readonly PictureEdge[], lit: Set<string>): void {
  const entered = new Set(ways.filter(({ from }) => lit.has(from)).map(({ to }) => to));
  for (const { id, lane } of all) if (lane === 'rules' && !entered.has(id)) lit.delete(id);
}

function isAbout({ id, ref, folded }: PictureNode, keys: ReadonlySet<string>): boolean {
  return keys.has(id) || (ref !== undefined && keys.has(keyOfRef(ref))) || (folded?.some((key) => keys.has(key)) ?? false);
}
