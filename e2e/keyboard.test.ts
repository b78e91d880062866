import { expect, test } from './page.ts';

test('asks, walks every hop and follows one to the manifests by keyboard alone', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.question().focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('curl http://web-direct.shop:8080');
  await page.keyboard.press('Enter');
  await expect(whichpod.answer()).toContainText('answers');
  const hops = whichpod.reasons().getByRole('listitem').and(page.locator('.hop'));
  const count = await hops.count();
  expect(count).toBeGreaterThan(2);
  await hops.first().getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  for (let hop = 1; hop < count; hop += 1) await page.keyboard.press('ArrowRight');
  await expect(hops.last()).toHaveAttribute('aria-current', 'step');
  await hops.last().getByRole('button', { name: /^line/ }).first().focus();
  await page.keyboard.press('Enter');
  await expect(whichpod.manifests().locator('.marked-line').first()).toBeVisible();
});

test('arrow keys go through nodes along the ways, and tabs', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.node(/^Service shop\/web,/).focus();
  await page.keyboard.press('Enter');
  await expect(whichpod.details().getByRole('heading', { name: 'web', exact: true })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(whichpod.details().getByRole('heading', { name: 'web.shop' })).toBeVisible();
  await whichpod.reasons().getByRole('tab', { name: 'Trace' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(whichpod.reasons().getByRole('tab', { name: 'DNS' })).toBeFocused();
  await expect(whichpod.reasons().getByRole('tabpanel', { name: 'DNS' })).toBeVisible();
});

test('arrow keys reach a node out of sight', async ({ whichpod, page }) => {
  const webs = Array.from({ length: 60 }, (_, index) => `web-${index + 10}`);
  const service = (name: string) =>
    `{ apiVersion: v1, kind: Service, metadata: { name: ${name} }, spec: { selector: { app: ${name} }, ports: [{ port: 80 }] } }`;
  await whichpod.open();
  await whichpod.write(webs.map(service).join('\n---\n'));
  await expect(whichpod.node(/^Service default\/web-10,/)).toBeVisible();
  await expect(whichpod.node(/^Service default\/web-69,/)).toHaveCount(0);
  await whichpod.node(/^Service default\/web-10,/).focus();
  for (let step = 0; step < 59; step += 1) await page.keyboard.press('ArrowDown');
  await expect(whichpod.node(/^Service default\/web-69,/)).toBeFocused();
});

test('borders move by keyboard and stay where they were put', async ({ whichpod, page }) => {
  await whichpod.open();
  const border = page.getByRole('separator', { name: 'Width of the manifests' });
  const before = Number(await border.getAttribute('aria-valuenow'));
  await border.focus();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight');
  await expect(border).toHaveAttribute('aria-valuenow', String(before + 8));
  await page.reload();
  await expect(border).toHaveAttribute('aria-valuenow', String(before + 8));
});

test('mends a broken selector by the offered edit, and takes it back', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.openExample('Selector typo');
  await expect(whichpod.answer()).toContainText('Refused');
  const mend = whichpod.reasons().locator('.mend').first();
  await mend.focus();
  await page.keyboard.press('Enter');
  await expect(whichpod.answer()).toContainText('answers');
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expect(whichpod.answer()).toContainText('Refused');
});
