import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './page.ts';

test('the policy holds, and no request leaves the origin', async ({ whichpod, page, baseURL }) => {
  const elsewhere: string[] = [];
  const refused: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '') && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url());
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await whichpod.open();
  await whichpod.openExample('Gateway API');
  for (const title of ['DNS', 'Endpoints', 'Rules', 'kubectl', 'Findings', 'Trace']) await whichpod.tab(title);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.keyboard.press('Escape');
  expect(elsewhere).toEqual([]);
  expect(refused).toEqual([]);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.inline = true';
    document.head.append(script);
    return 'inline' in window;
  });
  expect(ran).toBe(false);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('axe finds nothing', async ({ whichpod, page }) => {
      test.setTimeout(120_000);
      const violations = async () => {
        const { violations: found } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa'])
          .exclude('.monaco-editor')
          .setLegacyMode()
          .analyze();
        return found.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('\n  ')}`,
        );
      };
      await whichpod.open();
      expect(await violations()).toEqual([]);
      await whichpod.ask('curl http://web.shop');
      await whichpod.node(/^Service shop\/web,/).click();
      for (const title of ['Trace', 'DNS', 'Endpoints', 'Rules', 'kubectl', 'Findings']) {
        await whichpod.tab(title);
        await expect(whichpod.reasons().getByRole('tabpanel')).not.toContainText('Loading');
        expect(await violations(), title).toEqual([]);
      }
      await page.getByRole('button', { name: 'Examples' }).click();
      await expect(page.getByRole('dialog').getByRole('heading', { name: 'Service types' })).toBeVisible();
      expect(await violations(), 'examples').toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Cluster:/ }).click();
      await expect(page.getByRole('group', { name: 'Nodes and zones' })).toBeVisible();
      expect(await violations(), 'cluster').toEqual([]);
    });
  });
}
