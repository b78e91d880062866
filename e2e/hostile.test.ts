import { expect, test } from './page.ts';

const html = '<img src=x onerror=alert(1)>';

test('pasted text is only text, wherever it stands', async ({ whichpod, page }) => {
  const opened: string[] = [];
  page.on('dialog', (dialog) => {
    opened.push(dialog.message());
    void dialog.dismiss();
  });
  await whichpod.open();
  await whichpod.write(`apiVersion: v1
kind: Service
metadata:
  name: web
  annotations: {"a": "${html}"}
spec:
  type: ExternalName
  externalName: a.example
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: "${html}"
spec:
  rules:
  - host: "${html}"
    http: {paths: [{path: "/${html}", pathType: Prefix, backend: {service: {name: "${html}", port: {number: 80}}}}]}
`);
  await expect(whichpod.problems()).toContainText(html);
  await expect(whichpod.node(/^Service default\/web/)).toBeVisible();
  for (const title of ['DNS', 'Rules', 'kubectl', 'Findings']) await whichpod.tab(title);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(opened).toEqual([]);
});

for (const [name, text, said] of [
  ['quotes', '"'.repeat(95_000), 'is ignored'],
  ['brackets', '['.repeat(95_000), 'nested deeper'],
  ['a template', 'kind: Service\nmetadata:\n  name: {{ .Values.name }}\n', 'helm template'],
  ['an open brace', 'kind: Service\nspec: {a: b\nmetadata: c\n', 'never closed'],
] as const) {
  test(`${name} end in a word, and the text stays`, async ({ whichpod }) => {
    await whichpod.open();
    await whichpod.write(text);
    await expect(whichpod.problems()).toContainText(said);
    await expect.poll(() => whichpod.text()).toBe(text);
  });
}

test('a long paste comes whole, Windows line ends and all, and one undo takes it back', async ({ whichpod, page }) => {
  await whichpod.open();
  const doc = (index: number) => `apiVersion: v1\r\nkind: ConfigMap\r\nmetadata:\r\n  name: c-${index}\r\n---\r\n`;
  const long = Array.from({ length: 20_000 }, (_, index) => doc(index)).join('');
  await whichpod.write(long);
  await whichpod.tab('kubectl');
  await expect(whichpod.reasons()).toContainText('configmap/c-19999 created', { timeout: 20_000 });
  await expect.poll(async () => (await whichpod.text()).replaceAll('\r', '') === long.replaceAll('\r', '')).toBe(true);
  await whichpod.manifests().locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(whichpod.node(/^Service shop\/web,/)).toBeVisible();
});

test('what is opened while a long paste is still coming is not mixed with it', async ({ whichpod, page }) => {
  await whichpod.open();
  const small = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: small\nspec:\n  ports:\n    - port: 80\n';
  await whichpod.manifests().locator('.monaco-editor').first().click();
  await page.evaluate((opened) => {
    const pasted = new DataTransfer();
    pasted.setData('text/plain', '# comment\n'.repeat(480_000));
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }));
    const chosen = new DataTransfer();
    chosen.items.add(new File([opened], 'manifests.yaml'));
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) return;
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, small);
  await expect(whichpod.node(/^Service default\/small,/)).toBeVisible();
  await page.waitForTimeout(2500);
  expect(await whichpod.text()).toBe(small);
  await expect(whichpod.node(/^Service default\/small,/)).toBeVisible();
});
