import { type Cluster, findByKey, nodeNames } from '../../cluster/cluster.ts';
import { kinds } from '../../cluster/kinds/index.ts';
import { insideClient, outsideClient, type PathNode, type SeenFrom, type Way } from '../../cluster/kinds/paths.ts';

/** Who asks, and whose node's rules are shown. */
export interface Vantage extends SeenFrom {
  readonly outside: boolean;
  readonly title: string;
  readonly subtitle: string;
}

/** Reads `pod:NAMESPACE/NAME`, `namespace:NAME`, `node:NAME` or `outside`; anything else is some client inside. */
export function vantageOf(cluster: Cluster, from: string | undefined): Vantage {
  const first = nodeNames(cluster)[0] ?? '';
  const [, what = '', name = ''] = /^([a-z]+):(.+)$/.exec(from ?? '') ?? [];
  const anybody = { node: first, outside: from === 'outside', title: 'a client', subtitle: 'in the cluster' };
  if (what === 'namespace') return { ...anybody, subtitle: `in ${name}` };
  if (what === 'node') return { ...anybody, node: name, title: name, subtitle: 'the node itself' };
  const kind = kinds.find(({ singular }) => singular === what)?.kind;
  const found = kind && findByKey(cluster, `${kind} ${name}`);
  if (!found) return anybody;
  const { spec = {} } = found as { spec?: { nodeName?: string } };
  const node = spec.nodeName ?? first;
  return { node, outside: false, title: found.metadata.name, subtitle: `${found.metadata.namespace} · on ${node}` };
}

/** The clients that some way starts from. */
export function clientNodes(vantage: Vantage, ways: readonly Way[]): readonly PathNode[] {
  const asking = new Set(ways.map(({ from }) => from));
  const clients = [
    client(insideClient, vantage.outside ? 'a client' : vantage.title, vantage.outside ? 'in the cluster' : vantage.subtitle),
    client(outsideClient, 'outside', 'the cluster'),
  ];
  return clients.filter(({ id }) => asking.has(id));
}

function client(id: string, title: string, text: string): PathNode {
  return {
    id,
    role: 'client',
    lane: 'asks',
    title,
    subtitle: '',
    rows: [{ text }],
    badges: [],
    tone: 'plain',
    accessibleName: `Client ${title}, ${text}`,
  };
}
