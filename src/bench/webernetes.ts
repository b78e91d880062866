import { BaseImage, Cluster, type ProcessContext } from '@ngrok/webernetes';
import { newCluster } from '../cluster/bootstrap.ts';
import { settle } from '../cluster/controllers/index.ts';
import { apply } from '../cluster/kubectl/apply.ts';
import { defaultSettings } from '../cluster/settings.ts';
import type { EndpointSlice } from '../cluster/types.ts';
import { readFiles } from '../cluster/yaml/index.ts';
import { type Figure, medianTime, milliseconds, ratio } from './measure.ts';

class Pause extends BaseImage {
  static readonly imageName = 'pause';
  static readonly imageVersion = '1';
  readonly defaultCommand = ['pause'];
  override async exec(context: ProcessContext): Promise<number> {
    return context.waitUntilKilled();
  }
}

const labels = { app: 'web' } as const;
const deployment = {
  apiVersion: 'apps/v1' as const,
  kind: 'Deployment' as const,
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    replicas: 3,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'pause:1', ports: [{ containerPort: 8080 }] }] } },
  },
};
const service = {
  apiVersion: 'v1' as const,
  kind: 'Service' as const,
  metadata: { name: 'web', namespace: 'default' },
  spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
};

interface Slice {
  readonly endpoints?: readonly { readonly conditions?: { readonly ready?: boolean } }[] | null;
}

const readyIn = (slices: readonly Slice[]) =>
  slices.flatMap(({ endpoints }) => endpoints ?? []).filter(({ conditions }) => conditions?.ready).length;

/** One Deployment of three and its Service, from nothing until three endpoints are ready, in both. */
export async function webernetesFigures(): Promise<readonly Figure[]> {
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [deployment, service] });
  const ours = await medianTime(5, (run) => {
    const documents = readFiles([{ name: 'web.json', text: `${text}${' '.repeat(run)}` }]);
    const cluster = settle(apply(settle(newCluster(defaultSettings)), documents).cluster);
    const slices = cluster.objects.filter(
      (object): object is EndpointSlice =>
        object.kind === 'EndpointSlice' && object.metadata.labels?.['kubernetes.io/service-name'] === 'web',
    );
    if (readyIn(slices) !== 3) throw new Error('the model did not settle');
  });
  const theirs = await medianTime(3, settleWebernetes);
  return [
    { name: 'Deployment of 3 + Service settled here', value: milliseconds(ours) },
    { name: 'the same by @ngrok/webernetes, which plays it in real time', value: milliseconds(theirs) },
    { name: 'ratio', value: ratio(theirs, ours) },
  ];
}

async function settleWebernetes(): Promise<void> {
  const cluster = new Cluster();
  cluster.registerImage(Pause);
  await cluster.init();
  await cluster.apply([deployment, service]);
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const { items } = await cluster.api.discoveryv1.listNamespacedEndpointSlice({ namespace: 'default' });
    const slices = items.filter(({ metadata }) => metadata?.labels?.['kubernetes.io/service-name'] === 'web');
    if (readyIn(slices) === 3) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await cluster.close();
}
