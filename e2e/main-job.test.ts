import { expect, test } from './page.ts';

const service = (selector: string) => `apiVersion: v1
kind: Service
metadata:
  name: front
spec:
  selector:
    app: ${selector}
  ports:
    - port: 80
---
apiVersion: v1
kind: Pod
metadata:
  name: front-0
  labels:
    app: front
spec:
  containers:
    - name: web
      image: nginx
`;

test('opens on a headless Service beside one with a cluster IP', async ({ whichpod }) => {
  await whichpod.open();
  await expect(whichpod.node(/^Service shop\/web,/)).toBeVisible();
  await expect(whichpod.node(/^Service shop\/web-direct,.*headless/)).toBeVisible();
  await expect(whichpod.answer()).toContainText('answers');
  await expect(whichpod.picture()).toContainText('no kube-proxy rule');
});

test('draws what is pasted', async ({ whichpod }) => {
  await whichpod.open();
  await whichpod.write(service('front'));
  await expect(whichpod.node(/^Service default\/front/)).toBeVisible();
  await expect(whichpod.node(/^Pod default\/front-0/)).toBeVisible();
  await expect(whichpod.way(/front/)).not.toHaveCount(0);
  await whichpod.tab('kubectl');
  await expect(whichpod.reasons()).toContainText('service/front created');
  await whichpod.tab('DNS');
  await expect(whichpod.reasons()).toContainText('front.default.svc.cluster.local.');
  await whichpod.tab('Endpoints');
  await expect(whichpod.reasons()).toContainText('front-0');
  await whichpod.tab('Rules');
  await expect(whichpod.reasons()).toContainText('KUBE-SVC-');
});

test('takes what is typed, every key of it', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.write('');
  const typed = '# a b - + = / ? c: d f';
  await page.keyboard.type(typed);
  await expect.poll(() => whichpod.text()).toBe(typed);
  await page.keyboard.press('Backspace');
  await expect.poll(() => whichpod.text()).toBe(typed.slice(0, -1));
});

test('marks what cannot be read, keeps the rest, and dims what is stale', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.write(service('front'));
  await expect(whichpod.node(/^Service default\/front/)).toBeVisible();
  await whichpod.write(service('front').replace('spec:\n  selector:', 'spec:\n  selector: ['));
  await expect(whichpod.problems()).toBeVisible();
  await expect(page.locator('.monaco-editor .squiggly-error').first()).toBeVisible();
  await expect(whichpod.node(/^Service default\/front.*as it last was/)).toBeVisible();
  await expect(whichpod.node(/^Pod default\/front-0/)).toBeVisible();
});

test('a click on a node shows its details and its lines; the cursor finds its node', async ({ whichpod }) => {
  await whichpod.open();
  await whichpod.node(/^Service shop\/web,/).click();
  await expect(whichpod.details()).toContainText('web.shop.svc.cluster.local.');
  await expect(whichpod.manifests().locator('.marked-line').first()).toBeVisible();
  await whichpod.manifests().getByText('web-direct').first().click();
  await expect(whichpod.details().getByRole('heading', { name: 'web-direct' })).toBeVisible();
});

test('search finds a node, filters hide others', async ({ whichpod }) => {
  await whichpod.open();
  await whichpod.picture().getByRole('searchbox').fill('web-direct');
  await expect(whichpod.picture().locator('.is-found').first()).toBeVisible();
  await whichpod.picture().getByText('Kinds').click();
  await whichpod.picture().getByRole('checkbox', { name: 'Service' }).uncheck();
  await expect(whichpod.node(/^Service shop\/web,/)).toBeHidden();
});

test('refuses more than 5 MB with a sentence and loses nothing', async ({ whichpod, page }) => {
  await whichpod.open();
  await page.locator('input[type=file]').setInputFiles({ name: 'big.yaml', mimeType: 'text/yaml', buffer: Buffer.alloc(6_000_000, 'a') });
  const refusal = page.getByText('the page takes up to 5.0 MB');
  await expect(refusal).toBeVisible();
  await page.getByRole('button', { name: 'Close this message' }).click();
  await expect(refusal).toBeHidden();
  await whichpod.write('a: 1\n'.repeat(1_100_000));
  await expect(refusal).toBeVisible();
  await expect(whichpod.manifests()).toContainText('name: web');
  await expect(whichpod.node(/^Service shop\/web,/)).toBeVisible();
});

test('several files become tabs in order', async ({ whichpod, page }) => {
  await whichpod.open();
  await page.locator('input[type=file]').setInputFiles([
    { name: 'b.yaml', mimeType: 'text/yaml', buffer: Buffer.from(service('front')) },
    { name: 'a.json', mimeType: 'text/yaml', buffer: Buffer.from('{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"one"}}') },
  ]);
  await expect(whichpod.manifests().getByRole('tab')).toHaveText(['a.json', 'b.yaml']);
  await expect(whichpod.node(/^Service default\/front/)).toBeVisible();
});

test('text that asks for a script stays text', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.write(
    service('front').replace(
      'name: front\n',
      'name: front\n  annotations:\n    note: "<img src=x onerror=alert(1)><script>window.hurt=1</script>"\n',
    ),
  );
  await whichpod.node(/^Service default\/front/).click();
  await whichpod.details().getByText('As the API server has it').click();
  await expect(whichpod.details()).toContainText('<script>');
  expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
});

test('takes Windows line ends and a byte order mark', async ({ whichpod, page }) => {
  await whichpod.open();
  const text = `\uFEFF${service('front').replaceAll('\n', '\r\n')}`;
  await page.locator('input[type=file]').setInputFiles({ name: 'windows.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
  await expect(whichpod.node(/^Service default\/front/)).toBeVisible();
  await expect(whichpod.problems()).toBeHidden();
  await whichpod.node(/^Pod default\/front-0/).click();
  await expect(whichpod.manifests().locator('.marked-line')).toHaveCount(10);
});

test('offers to repair what a blog has flattened to one line', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.write(
    'apiVersion: v1 kind: Service metadata: name: my-service spec: selector: app: MyApp ports: - protocol: TCP port: 80 targetPort: 9376',
  );
  await expect(whichpod.problems()).toBeVisible();
  await whichpod.problems().getByRole('button').nth(1).click();
  await expect(whichpod.node(/^Service default\/my-service/)).toBeVisible();
  await expect(whichpod.problems()).toBeHidden();
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expect(whichpod.problems()).toBeVisible();
});

test('ten thousand lines are worked out beside the page, which goes on answering', async ({ whichpod, page }) => {
  await whichpod.open();
  const many = Array.from({ length: 300 }, (_, index) => service('front').replaceAll('front', `front-${index}`)).join('---\n');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'many.yaml', mimeType: 'text/yaml', buffer: Buffer.from(`${many}${'# more\n'.repeat(8000)}`) });
  await expect(whichpod.picture()).toContainText('× 300', { timeout: 20_000 });
  await whichpod.tab('kubectl');
  await expect(whichpod.reasons()).toContainText('service/front-299 created');
});
