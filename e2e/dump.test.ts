import { expect, test } from './page.ts';

const given = (kind: string, name: string, namespace?: string) => ({
  name,
  ...(namespace ? { namespace } : {}),
  uid: `${kind}-${namespace}-${name}`,
  resourceVersion: '4711',
  creationTimestamp: '2025-03-04T05:06:07Z',
});

function pod(app: string, number: number, ready: boolean) {
  const waiting = { waiting: { reason: 'CrashLoopBackOff' } };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...given('Pod', `${app}-${number}`, 'shop'), labels: { app } },
    spec: { nodeName: `worker-${number}`, containers: [{ name: app, image: app, ports: [{ containerPort: 8080 }] }] },
    status: {
      phase: 'Running',
      podIP: `10.42.${number}.${app.charCodeAt(4)}`,
      podIPs: [{ ip: `10.42.${number}.${app.charCodeAt(4)}` }],
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      containerStatuses: [{ name: app, image: app, imageID: '', ready, restartCount: 0, state: ready ? { running: {} } : waiting }],
    },
  };
}

const service = (app: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: given('Service', app, 'shop'),
  spec: {
    clusterIP: `10.96.0.${app.charCodeAt(4)}`,
    clusterIPs: [`10.96.0.${app.charCodeAt(4)}`],
    ipFamilies: ['IPv4'],
    selector: { app },
    ports: [{ port: 80, protocol: 'TCP', targetPort: 8080 }],
  },
});

/** Twelve Services with two Pods each; only those of the last are not well. */
const apps = [...'abcdefghijkl'].map((letter) => `app-${letter}`);
const items = apps.flatMap((app) => [service(app), pod(app, 1, app !== 'app-l'), pod(app, 2, app !== 'app-l')]);
const dump = JSON.stringify({ apiVersion: 'v1', kind: 'List', items, metadata: { resourceVersion: '' } }, undefined, 2);

test.beforeEach(async ({ whichpod }) => {
  await whichpod.open();
});

test('a dump is asked about what is broken in it, and shows that first', async ({ whichpod, page }) => {
  await page.locator('input[type=file]').setInputFiles({ name: 'dump.json', mimeType: 'application/json', buffer: Buffer.from(dump) });
  await expect(whichpod.answer()).toContainText('Service app-l has no ready endpoint');
  await expect(whichpod.answer()).toContainText('CrashLoopBackOff');
  await expect(whichpod.node(/^Service shop\/app-l,/)).toBeInViewport();
  await expect(page.getByRole('banner')).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  await whichpod.ask('curl http://app-a');
  await expect(whichpod.node(/^Service shop\/app-a,/)).toBeInViewport();
});

test('the page speaks of the cluster that the dump is of', async ({ whichpod, page }) => {
  await page.locator('input[type=file]').setInputFiles({ name: 'dump.json', mimeType: 'application/json', buffer: Buffer.from(dump) });
  await expect(page.getByRole('button', { name: /^Cluster: 2 nodes · IPv4/ })).toBeVisible();
  await whichpod.tab('Rules');
  await expect(whichpod.reasons().getByRole('combobox', { name: 'on' }).getByRole('option')).toHaveText(['worker-1', 'worker-2']);
  await whichpod.tab('kubectl');
  await expect(whichpod.reasons()).toContainText('36 objects come out of a running cluster');
  await expect(whichpod.reasons()).not.toContainText('created');
  await page.getByRole('button', { name: /^Cluster:/ }).click();
  await expect(page.getByRole('dialog')).toContainText('The manifests tell which nodes there are: worker-1, worker-2.');
});

test('an edit that breaks a dump leaves it on the picture', async ({ whichpod }) => {
  await whichpod.write(dump);
  await expect(whichpod.answer()).toContainText('Service app-l');
  await whichpod.page.keyboard.type('[');
  await expect(whichpod.problems()).toBeVisible();
  await expect(whichpod.node(/^Service shop\/app-l,/)).toBeVisible();
});

test('a table is told what to paste instead', async ({ whichpod }) => {
  await whichpod.write(
    '$ kubectl get pods -n shop -o wide\nNAME      READY   STATUS    RESTARTS   AGE\nweb-0     1/1     Running   0          3d\n',
  );
  await expect(whichpod.problems()).toContainText('kubectl get pods -n shop -o yaml');
});
