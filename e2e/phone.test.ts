import { expect, test } from './page.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test.beforeEach(async ({ page, whichpod }) => {
  await page.goto('/');
  await expect(whichpod.node(/^Service shop\/web,/)).toBeVisible();
  await expect(page.locator('summary', { hasText: 'Compare' })).toBeVisible();
});

test('a phone shows the way from who asks to who answers, with nothing beyond the edge of the screen', async ({ page, whichpod }) => {
  for (const box of await Promise.all((await whichpod.node(/./).all()).map((node) => node.boundingBox()))) {
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  }
  const answering = await whichpod.node(/^Pod shop\/web-.*zwvm6/).boundingBox();
  const canvas = await page.locator('.picture-canvas').boundingBox();
  expect((answering?.y ?? 0) + (answering?.height ?? 0)).toBeLessThan((canvas?.y ?? 0) + (canvas?.height ?? 0));
});

test('a finger finds every button', async ({ page, whichpod }) => {
  for (const pane of ['Picture', 'Reasons', 'Details', 'Manifests']) {
    await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: pane }).tap();
    for (const button of await page.locator('button:visible:not(.link, .hop-title)').all())
      expect((await button.boundingBox())?.height, (await button.textContent()) ?? '').toBeGreaterThanOrEqual(40);
  }
  await expect(whichpod.manifests().getByRole('textbox')).toBeVisible();
});

test('the reasons open at the hop that breaks', async ({ page, whichpod }) => {
  await whichpod.openExample('Selector typo');
  await expect(whichpod.answer()).toContainText('Refused');
  await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Reasons' }).tap();
  await expect(whichpod.reasons().getByText('it breaks here')).toBeInViewport();
});

test('an empty page says what to do', async ({ page, whichpod }) => {
  await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Manifests' }).tap();
  await whichpod.manifests().getByRole('textbox').fill('');
  await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Picture' }).tap();
  await whichpod.picture().getByRole('button', { name: 'Choose an example' }).tap();
  await expect(page.getByRole('dialog', { name: 'Examples' })).toBeVisible();
});
