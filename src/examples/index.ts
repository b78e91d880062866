import type { ClusterSettings } from '../cluster/settings.ts';
import { defaultSettings } from '../cluster/settings.ts';
import type { Trace } from '../explain/request/trace.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { giving } from './as-given.ts';

/** `example.json` of one folder. */
export interface ExampleCard {
  readonly title: string;
  readonly group: string;
  /** Two sentences: what to look at. */
  readonly look: string;
  readonly request: { readonly command: string; readonly from: string };
  /** What the question comes to; a test holds the model to it. */
  readonly outcome: Trace['outcome'];
  readonly settings?: Partial<ClusterSettings>;
}

export interface Example extends ExampleCard {
  readonly slug: string;
}

/** Every example, in the order in which the gallery shows them. */
const order = [
  'headless-beside-cluster-ip',
  'cluster-ip',
  'headless',
  'node-port',
  'load-balancer',
  'external-name',
  'external-ips',
  'stateful-set-dns',
  'external-database',
  'ingress',
  'gateway',
  'selector-typo',
  'wrong-target-port',
  'not-ready-pods',
  'network-policy',
  'backend-behind-ingress',
  'headless-over-deployment',
  'cluster-ip-then-none',
  'vip-beside-headless',
  'cassandra-ring',
  'headless-without-ports',
  'web-api-and-grpc-backend',
  'mysql-stateful-set',
  'mysql-vip-and-headless',
  'external-db-endpoints',
  'endpoints-misnamed',
  'all-service-types',
] as const;

const cards = import.meta.glob<ExampleCard>('./*/example.json', { eager: true, import: 'default' });
const texts = import.meta.glob<string>('./*/*.yaml', { query: '?raw', import: 'default' });

export const examples: readonly Example[] = order.flatMap((slug) => {
  const card = cards[`./${slug}/example.json`];
  return card ? [{ slug, ...card }] : [];
});

/** What the page opens with this example: its manifests, the cluster it needs and the question it answers. */
export async function workspaceOf({ slug, settings, request }: Example): Promise<Workspace> {
  const read = async (name: string) => (await texts[`./${slug}/${name}`]?.()) ?? '';
  const update = await read('update.yaml');
  return giving({
    files: [
      { name: 'manifests.yaml', text: await read('manifests.yaml'), step: 0 },
      ...(update ? [{ name: 'update.yaml', text: update, step: 1 as const }] : []),
    ],
    settings: { ...defaultSettings, ...settings },
    request: { ...request, seed: 1 },
  });
}
