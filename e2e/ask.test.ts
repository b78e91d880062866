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

test('asks a hundred times: every connection anew, one kept open; the link shows the same run', async ({ whichpod, page, browser }) => {
  await whichpod.open();
  await whichpod.reasons().getByRole('button', { name: 'Ask 100 times' }).click();
  const counts = (label: RegExp) => whichpod.reasons().getByRole('region', { name: label }).locator('.mono').allTextContents();
  await expect(whichpod.reasons().getByRole('region', { name: /new connection/ })).toBeVisible();
  const fresh = (await counts(/new connection/)).map(Number);
  expect(fresh.reduce((sum, count) => sum + count)).toBe(100);
  expect(fresh.every((count) => count > 0)).toBe(true);
  expect((await counts(/one connection/)).map(Number).toSorted((a, b) => a - b)).toEqual([0, 0, 100]);
  await page.waitForTimeout(800);
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(page.url());
  const run = other.getByRole('region', { name: 'Reasons' }).getByRole('region', { name: /new connection/ });
  await expect(run.locator('.mono')).toHaveText(fresh.map(String));
  await context.close();
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

test('walks the answer from before an edit through the picture of then, and one undo takes all of it back', async ({ whichpod, page }) => {
  await whichpod.open();
  await page.getByRole('button', { name: 'Make web headless' }).click();
  await expect(whichpod.node(/^Service shop\/web,.*headless/)).toBeVisible();
  const sides = page.getByRole('region', { name: 'Question' });
  await sides.getByRole('button', { name: 'Walk: before the edit' }).click();
  await expect(whichpod.node(/^Service shop\/web,.*ClusterIP/)).toBeVisible();
  await whichpod.reasons().getByRole('button', { name: 'Next hop' }).click();
  await page.keyboard.press('ArrowRight');
  await expect(whichpod.reasons().locator('.compared > [aria-current=step]')).toContainText('CoreDNS');
  await sides.getByRole('button', { name: 'Walk: now' }).click();
  await expect(whichpod.reasons().locator('.compared > [aria-current=step]')).toContainText('CoreDNS');
  await expect(whichpod.node(/^Service shop\/web,.*headless/)).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expect(sides.getByRole('button', { name: /^Walk/ })).toHaveCount(0);
  await expect(whichpod.answer()).toContainText('answers');
});

test('other manifests end a comparison, and the editor’s undo brings it back', async ({ whichpod, page }) => {
  await whichpod.open();
  await page.getByRole('region', { name: 'Question' }).getByText('Compare').click();
  await page.getByRole('button', { name: 'kube-proxy in nftables mode' }).click();
  const close = page.getByRole('button', { name: 'Close comparison' });
  await expect(close).toBeVisible();
  await whichpod.write('apiVersion: v1\nkind: Service\nmetadata: { name: other }\nspec: { selector: { a: b }, ports: [{ port: 1 }] }\n');
  await expect(close).toBeHidden();
  await expect(whichpod.question()).toHaveValue(/other/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(close).toBeVisible();
  await expect(whichpod.question()).toHaveValue('curl http://web.shop');
});

test('of an edit that cannot be read the comparison says what it shows', async ({ whichpod, page }) => {
  await whichpod.open();
  await page.getByRole('button', { name: 'Make web headless' }).click();
  await expect.poll(() => whichpod.text()).toContain('clusterIP: None\n  selector: { app: web }\n  ports:\n    - port: 80');
  await whichpod.write((await whichpod.text()).replace('clusterIP: None', 'clusterIP: [None'));
  await expect(whichpod.answer()).toContainText('The edit cannot be taken');
  await expect(whichpod.answer()).toContainText('as it last could be read');
});

test('a link holds question, vantage, hop and comparison, and which answer is walked', async ({ whichpod, page, browser }) => {
  await whichpod.open();
  await page.getByRole('region', { name: 'Question' }).getByText('Compare').click();
  await page.getByRole('button', { name: 'kube-proxy in nftables mode' }).click();
  await expect(whichpod.reasons()).toContainText('1 of 6 hops');
  await whichpod.reasons().getByRole('button', { name: 'Walk: nftables' }).click();
  await whichpod
    .reasons()
    .getByRole('button', { name: /^Hop 4/ })
    .click();
  await expect(page).toHaveURL(/#1\./);
  await page.waitForTimeout(800);
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('combobox', { name: 'Question, as a command', exact: true })).toHaveValue('curl http://web.shop');
  await expect(other.locator('.answer-side').last()).toContainText('nftables');
  await expect(other.getByText('1 of 6 hops differ')).toBeVisible();
  await expect(other.locator('.compared > [aria-current=step]')).toContainText('nftables');
  await expect(other.getByRole('button', { name: 'Walk: nftables' }).first()).toHaveAttribute('aria-pressed', 'true');
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
