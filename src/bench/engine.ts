import { newCluster } from '../cluster/bootstrap.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { settle, settleEndpoints } from '../cluster/controllers/index.ts';
import { apply } from '../cluster/kubectl/apply.ts';
import type { KubeObject } from '../cluster/object.ts';
import { defaultSettings } from '../cluster/settings.ts';
import type { Pod, Service } from '../cluster/types.ts';
import { readFiles } from '../cluster/yaml/index.ts';
import { picture } from '../explain/picture/index.ts';
import { trace } from '../explain/request/index.ts';
import { manifests } from './manifests.ts';
import { type Figure, medianTime, milliseconds, ratio } from './measure.ts';

const sizes = [50, 1000, 10_000];

/** Parse, apply, settle and picture of the engine alone, and how each grows. */
export async function engineFigures(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const totals = new Map<number, number>();
  const empty = settle(newCluster(defaultSettings));
  for (const size of sizes) {
    const runs = size > 1000 ? 3 : 7;
    const read = (salt: number) => readFiles([{ name: 'bench.yaml', text: manifests(size, salt) }]);
    const documents = read(0);
    const applied = apply(empty, documents).cluster;
    const settled = settle(applied);
    const parse = await medianTime(runs, (run) =>
      readFiles([{ name: 'bench.yaml', text: manifests(size).replaceAll('pause:', `pause-${run}:`) }]),
    );
    const oneChanged = await medianTime(runs, (run) => read(run + 1));
    const applying = await medianTime(runs, () => apply(empty, documents));
    const settling = await medianTime(runs, () => settle({ ...applied }));
    const drawing = await medianTime(runs, () => picture({ ...settled }));
    const request = { command: 'curl http://app-1', from: 'namespace:default', seed: 1 };
    const asking = await medianTime(runs, (run) => trace(settled, { ...request, seed: run }));
    totals.set(size, parse + applying + settling + drawing);
    figures.push(
      { name: `${size} objects: parse all`, value: milliseconds(parse) },
      { name: `${size} objects: parse after one document changed`, value: milliseconds(oneChanged) },
      { name: `${size} objects: apply`, value: milliseconds(applying) },
      { name: `${size} objects: settle, unchanged workloads remembered`, value: milliseconds(settling) },
      { name: `${size} objects: picture`, value: milliseconds(drawing) },
      { name: `${size} objects: question traced`, value: milliseconds(asking), goal: size > 1000 ? '≤ 50 ms' : '≤ 16 ms' },
    );
  }
  figures.push({ name: 'growth of the whole from 1,000 to 10,000 objects', value: ratio(totals.get(10_000) ?? 0, totals.get(1000) ?? 1) });
  return figures;
}

/** 10,000 Services over 100,000 Pods that already run: what writing their slices takes. */
export async function endpointFigures(): Promise<readonly Figure[]> {
  const cluster = manyServices(10_000, 10);
  const time = await medianTime(3, () => settleEndpoints({ ...cluster }));
  return [{ name: 'settle 10,000 Services with 100,000 endpoints', value: milliseconds(time), goal: '< 2,000 ms' }];
}

function manyServices(services: number, podsEach: number): Cluster {
  const objects: KubeObject[] = [];
  for (let i = 0; i < services; i++) {
    const labels = { app: `app-${i}` };
    for (let j = 0; j < podsEach; j++) {
      const ip = `10.${100 + Math.floor(i / 2500)}.${Math.floor(i / 10) % 250}.${(i % 10) * 25 + j}`;
      const pod: Pod = {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: `app-${i}-${j}`, namespace: 'default', uid: `pod-${i}-${j}`, labels },
        spec: { containers: [{ name: 'main' }], nodeName: `node-${'abc'[j % 3]}` },
        status: { phase: 'Running', podIP: ip, podIPs: [{ ip }], conditions: [{ type: 'Ready', status: 'True' }] },
      };
      objects.push(pod);
    }
    const clusterIP = `10.96.${Math.floor(i / 250)}.${i % 250}`;
    const service: Service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: `app-${i}`, namespace: 'default', uid: `service-${i}` },
      spec: {
        type: 'ClusterIP',
        selector: labels,
        clusterIP,
        clusterIPs: [clusterIP],
        ipFamilies: ['IPv4'],
        ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }],
      },
    };
    objects.push(service);
  }
  return { settings: defaultSettings, objects: [...newCluster(defaultSettings).objects, ...objects], sources: {} };
}
