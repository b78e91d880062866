import { expect, test } from './page.ts';

test('the cluster has other nodes, another mode and Pods that are not well', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.openExample('ClusterIP');
  await expect(whichpod.answer()).toContainText('One of 3');
  await page.getByRole('button', { name: /^Cluster:/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name of node 1' }).fill('east');
  await dialog.getByRole('button', { name: 'Add a node' }).click();
  await dialog.getByRole('combobox', { name: 'kube-proxy mode' }).selectOption('nftables');
  await dialog.getByRole('combobox', { name: 'Pod' }).fill('default/web/1');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'default/web/1 is well again' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(whichpod.answer()).toContainText('One of 2');
  await expect(whichpod.picture()).toContainText('east · zone-1');
  await expect(page.getByRole('button', { name: /^Cluster: 4 nodes.*nftables/ })).toBeVisible();
  await whichpod.tab('Rules');
  await expect(whichpod.reasons()).toContainText('nft list ruleset');
  await expect(whichpod.reasons()).toContainText('numgen random mod 2');
});

test('one Pod is let be unwell where it stands, and undo makes it well', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.openExample('ClusterIP');
  await expect(page.getByText('One name, one virtual IP that no machine has')).toBeVisible();
  const pod = whichpod.node(/^Pod default\/web-/).last();
  const name = (await pod.getAttribute('aria-label'))?.split(',')[0] ?? '';
  await pod.click();
  await expect(page.getByText('One name, one virtual IP that no machine has')).toBeHidden();
  await whichpod.details().getByRole('combobox', { name: 'Let it be' }).selectOption('not ready');
  await expect(whichpod.node(new RegExp(`^${name}, not ready`))).toBeVisible();
  await expect(whichpod.answer()).toContainText('One of 2');
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expect(whichpod.answer()).toContainText('One of 3');
});

test('a second step is applied to what the first has come to', async ({ whichpod }) => {
  await whichpod.open();
  await whichpod.openExample('A cluster IP, then None');
  await expect(whichpod.problems()).toContainText('may not change once set');
  await whichpod.manifests().getByRole('tab', { name: 'update.yaml' }).click();
  await whichpod.tab('kubectl');
  await expect(whichpod.reasons()).toContainText('service/my-service created');
  await expect(whichpod.reasons()).toContainText('The Service "my-service" is invalid');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('every pane is one touch away and nothing is cut off', async ({ whichpod, page }) => {
    await page.goto('/');
    await expect(whichpod.node(/^Service shop\/web,/)).toBeVisible();
    const pane = (name: string) => page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name });
    await pane('Manifests').click();
    const text = whichpod.manifests().getByRole('textbox');
    await expect(text).toBeVisible();
    await text.fill(
      'apiVersion: v1\nkind: Service\nmetadata: { name: phone }\nspec: { selector: { app: phone }, ports: [ { port: 80 } ] }\n',
    );
    await expect(whichpod.answer()).toContainText('phone');
    await pane('Reasons').click();
    await expect(whichpod.reasons()).toBeVisible();
    await pane('Details').click();
    await expect(whichpod.details()).toBeVisible();
    await pane('Picture').click();
    await expect(whichpod.node(/^Service default\/phone/)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
