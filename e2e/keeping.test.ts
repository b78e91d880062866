import { expect, test, Whichpod } from './page.ts';

test('an example never takes away what one had', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.write('apiVersion: v1\nkind: Namespace\nmetadata:\n  name: mine\n');
  await whichpod.openExample('Selector typo');
  await expect(whichpod.answer()).toContainText('Refused');
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expect(whichpod.manifests()).toContainText('mine');
  await whichpod.openExample('Selector typo');
  await page.getByRole('button', { name: 'Examples' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^NodePort/ })
    .click();
  await page.getByRole('button', { name: 'Examples' }).click();
  const had = page.getByRole('region', { name: 'What you had before' }).getByRole('button');
  await expect(had).toHaveCount(1);
  await had.click();
  await expect(whichpod.manifests()).toContainText('mine');
});

test('a draft outlives the page', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.openExample('StatefulSet DNS');
  await expect(whichpod.node(/^Pod default\/db-0/)).toBeVisible();
  await expect.poll(() => whichpod.text()).toContain('StatefulSet');
  await page.goto('/');
  await expect(whichpod.node(/^Pod default\/db-0/)).toBeVisible();
});

test('a link shows the same in a fresh profile', async ({ whichpod, page, browser, baseURL }) => {
  await whichpod.open();
  await whichpod.openExample('Selector typo');
  await whichpod.node(/^Service default\/web/).click();
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const other = new Whichpod(await context.newPage());
  await other.page.goto(link);
  await expect(other.node(/^Service default\/web/)).toBeVisible();
  await expect(other.answer()).toContainText('Refused');
  await expect(other.details().getByRole('heading', { name: 'web', exact: true })).toBeVisible();
  await context.close();
});

test('a damaged link says so and keeps the draft', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.openExample('StatefulSet DNS');
  await expect.poll(() => whichpod.text()).toContain('StatefulSet');
  const other = await page.context().newPage();
  await other.goto('/#1.7VZNbxs3damaged');
  await expect(other.getByText('This link is damaged')).toBeVisible();
  await expect(new Whichpod(other).node(/^Pod default\/db-0/)).toBeVisible();
});

test('the manifests can be saved as a file', async ({ whichpod, page }) => {
  await whichpod.open();
  await page.getByRole('button', { name: 'Share' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the manifests as a file' }).click();
  expect((await download).suggestedFilename()).toBe('manifests.yaml');
});
