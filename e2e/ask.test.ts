import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './page.ts';

test('a question that cannot be read is answered with one that can', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.ask('curl');
  await expect(whichpod.answer()).toContainText('For example');
  await page
    .getByRole('region', { name: 'Question' })
    .getByRole('button', { name: /^Ask curl/ })
    .click();
  await expect(whichpod.answer()).not.toContainText('For example');
  await expect(whichpod.question()).toHaveValue(/^curl ./);
});

test('offers questions that fit, and completes names that exist', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.question().click();
  const offers = page.getByRole('listbox', { name: 'Questions and names' });
  await expect(offers.getByRole('option', { name: /nslookup web-direct/ })).toBeVisible();
  await whichpod.question().fill('curl http://web-d');
  await page.keyboard.press('ArrowDown');
  await expect(offers.getByRole('option', { selected: true })).toHaveText(/web-direct/);
  await page.keyboard.press('Tab');
  await expect(whichpod.question()).toHaveValue(/^curl http:\/\/web-direct/);
  await page.keyboard.press('Escape');
  await expect(offers).toBeHidden();
});

test('plays the hops one after the other, and any hop is one click away', async ({ whichpod, page }) => {
  await whichpod.open();
  const hops = page.locator('.hop');
  const stepper = whichpod.reasons().getByRole('navigation', { name: 'Hops' });
  await stepper.getByRole('button', { name: /^Hop 4/ }).click();
  await expect(hops.nth(3)).toHaveAttribute('aria-current', 'step');
  await expect(hops.nth(3)).toBeInViewport();
  await page.keyboard.press('ArrowLeft');
  await expect(hops.nth(2)).toHaveAttribute('aria-current', 'step');
  await whichpod
    .reasons()
    .getByRole('button', { name: /Walk it/ })
    .click();
  await expect(hops.nth(3)).toHaveAttribute('aria-current', 'step');
  await whichpod.reasons().getByRole('button', { name: /Pause/ }).click();
});

test('asks a hundred times: every connection anew, one kept open', async ({ whichpod }) => {
  await whichpod.open();
  await whichpod.reasons().getByRole('button', { name: 'Ask 100 times' }).click();
  const counts = (label: RegExp) => whichpod.reasons().getByRole('region', { name: label }).locator('.mono').allTextContents();
  await expect(whichpod.reasons().getByRole('region', { name: /new connection/ })).toBeVisible();
  const fresh = (await counts(/new connection/)).map(Number);
  expect(fresh.reduce((sum, count) => sum + count)).toBe(100);
  expect(fresh.every((count) => count > 0)).toBe(true);
  expect((await counts(/one connection/)).map(Number).toSorted((a, b) => a - b)).toEqual([0, 0, 100]);
});

test('flips a Service to headless and back, both answers beside each other', async ({ whichpod, page }) => {
  await whichpod.open();
  const headless = async () => (await whichpod.text()).split('clusterIP: None').length - 1;
  await page.getByRole('button', { name: 'Make web headless' }).click();
  await expect(whichpod.answer()).toContainText('Refused');
  await expect(whichpod.answer()).toContainText('answers');
  await expect(whichpod.node(/^Service shop\/web,.*headless/)).toBeVisible();
  await expect(whichpod.reasons()).toContainText('The answers differ');
  await expect.poll(headless).toBe(2);
  await page.getByRole('button', { name: 'Give web a cluster IP' }).click();
  await expect(whichpod.node(/^Service shop\/web,.*ClusterIP/)).toBeVisible();
  await expect.poll(headless).toBe(1);
});

test('the details of a Service flip it, too', async ({ whichpod }) => {
  await whichpod.open();
  await whichpod.node(/^Service shop\/web-direct,/).click();
  await whichpod.details().getByRole('button', { name: 'Give web-direct a cluster IP' }).click();
  await expect(whichpod.question()).toHaveValue('nslookup web-direct');
  await expect(whichpod.answer()).toContainText('one record');
  await expect(whichpod.answer()).toContainText('3 records');
});

test('a link holds question, vantage, hop and comparison', async ({ whichpod, page, browser }) => {
  await whichpod.open();
  await page.getByRole('region', { name: 'Question' }).getByText('Compare').click();
  await page.getByRole('button', { name: 'kube-proxy in nftables mode' }).click();
  await expect(whichpod.reasons()).toContainText('1 of 6 hops');
  await whichpod
    .reasons()
    .getByRole('button', { name: /^Hop 2/ })
    .click();
  await expect(page).toHaveURL(/#1\./);
  await page.waitForTimeout(800);
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('combobox', { name: 'Question, as a command', exact: true })).toHaveValue('curl http://web.shop');
  await expect(other.locator('.answer-side').last()).toContainText('nftables');
  await expect(other.getByText('1 of 6 hops differ')).toBeVisible();
  await expect(other.locator('.compared [aria-current=step], .compared > [aria-current=step]').first()).toBeVisible();
  await context.close();
});

test('the DNS console prints what dig and nslookup print', async ({ whichpod, page }) => {
  await whichpod.open();
  await whichpod.tab('DNS');
  const console = whichpod.reasons().getByRole('region', { name: 'DNS console' });
  await console.getByRole('combobox').fill('dig +search web-direct');
  await page.keyboard.press('Enter');
  await expect(console).toContainText('search shop.svc.cluster.local svc.cluster.local cluster.local');
  await expect(console).toContainText('status: NOERROR');
  await expect(console).toContainText(/flags: qr aa rd/);
  await whichpod.reasons().getByRole('button', { name: 'web.shop.svc.cluster.local.', exact: true }).first().click();
  await expect(console.getByRole('combobox')).toHaveValue('dig A web.shop.svc.cluster.local.');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a comparison, a chart and the console are accessible, ${colorScheme}`, async ({ whichpod, page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme });
    await whichpod.open();
    const rate = async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa'])
        .exclude('.monaco-editor')
        .setLegacyMode()
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
    };
    await whichpod.reasons().getByRole('button', { name: 'Ask 100 times' }).click();
    await whichpod
      .reasons()
      .getByRole('button', { name: /^Hop 4/ })
      .click();
    await expect(whichpod.reasons().getByRole('region', { name: /new connection/ })).toBeVisible();
    await rate();
    await page.getByRole('button', { name: 'Make web headless' }).click();
    await expect(whichpod.reasons()).toContainText('The answers differ');
    await rate();
    await whichpod.tab('DNS');
    await expect(whichpod.reasons()).toContainText('status: NOERROR');
    await rate();
  });
}
