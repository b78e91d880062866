import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from '../dev/browser.mjs';
import { linkOf } from '../workspace/link.ts';
import { emptyWorkspace } from '../workspace/workspace.ts';
import { manifests } from './manifests.ts';
import { type Figure, median, milliseconds } from './measure.ts';

const strokes = 9;

/** What the built page takes in a real browser: main-thread work of a keystroke and of a question, frames while panning. */
export async function pageFigures(dist: string): Promise<readonly Figure[]> {
  const executablePath = findBrowser();
  if (!executablePath) return [{ name: 'no browser found', value: 'skipped' }];
  const server = await preview({
    root: path.dirname(dist),
    logLevel: 'silent',
    preview: { port: 4280, strictPort: false, host: '127.0.0.1' },
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const [address = ''] = server.resolvedUrls?.local ?? [];
    const figures: Figure[] = [
      {
        name: 'script before the first picture, as loaded, gzip',
        value: await scriptBeforePicture(browser, address, dist),
        goal: '< 150 kB',
      },
    ];
    for (const [objects, goal] of [
      [50, '≤ 16 ms'],
      [1000, '≤ 100 ms'],
    ] as const) {
      const page = await opened(browser, address, objects);
      figures.push({ name: `${objects} objects: keystroke to picture, work`, value: milliseconds(await keystroke(page)), goal });
      if (objects === 50)
        figures.push({ name: '50 objects: question to drawn answer, work', value: milliseconds(await question(page)), goal: '≤ 16 ms' });
      else figures.push({ name: `${objects} objects: frames a second while panning`, value: (await panning(page)).toFixed(0), goal: '60' });
      await page.close();
    }
    return figures;
  } finally {
    await browser.close();
    await server.close();
  }
}

async function opened(browser: Browser, address: string, objects: number): Promise<Page> {
  // Without the moving packet, whose frames would count as work.
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const files = [{ name: 'manifests.yaml', text: manifests(objects), step: 0 as const }];
  const request = { command: 'curl http://app-1', from: 'namespace:default', seed: 1 };
  await page.goto(`${address}#${linkOf({ workspace: { ...emptyWorkspace, files, request } })}`);
  await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().waitFor({ state: 'attached' });
  await page.locator('.react-flow__node').first().waitFor();
  await page.waitForTimeout(1500);
  return page;
}

/** Median of the main thread's busy time from before an act until the page is quiet again. Milliseconds. */
async function work(page: Page, act: (run: number) => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const times: number[] = [];
  for (let run = 0; run <= strokes; run++) {
    const before = await busy(session);
    await act(run);
    await page.waitForTimeout(400);
    if (run > 0) times.push(1000 * ((await busy(session)) - before));
  }
  return median(times);
}

async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

async function keystroke(page: Page): Promise<number> {
  await page.locator('.monaco-editor .view-line', { hasText: 'replicas: 2' }).first().click();
  await page.keyboard.press('End');
  return work(page, async (run) => {
    await page.keyboard.press(run % 2 === 0 ? 'Backspace' : '2');
  });
}

async function question(page: Page): Promise<number> {
  const bar = page
    .getByRole('combobox', { name: /question/i })
    .or(page.getByRole('textbox', { name: /question/i }))
    .first();
  return work(page, async (run) => {
    await bar.fill(`curl http://app-${run}`);
    await bar.press('Enter');
  });
}

/** Median frame rate over one slow drag of the canvas. */
async function panning(page: Page): Promise<number> {
  const pane = await page.locator('.react-flow__pane').boundingBox();
  if (!pane) return 0;
  const [x, y] = [pane.x + pane.width - 20, pane.y + pane.height - 20];
  // As text: the compiler's helpers do not exist in the page.
  await page.evaluate(
    'window.panFrames = []; requestAnimationFrame(function tick(time) { panFrames.push(time); requestAnimationFrame(tick); });',
  );
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 60; step++) await page.mouse.move(x - step * 5, y - step * 2);
  await page.mouse.up();
  const frames = await page.evaluate<number[]>('panFrames');
  return 1000 / median(frames.slice(1).map((time, i) => time - (frames[i] ?? time)));
}

/** All scripts that the opening page asks for before its first picture stands, counted as a host that compresses sends them. */
async function scriptBeforePicture(browser: Browser, address: string, dist: string): Promise<string> {
  const page = await browser.newPage();
  // As text: the compiler's helpers do not exist in the page.
  await page.addInitScript(`new MutationObserver((_, observer) => {
    if (!document.querySelector('.react-flow__node')) return;
    window.firstPicture = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });`);
  await page.goto(address);
  await page.locator('.react-flow__node').first().waitFor();
  const before = await page.evaluate<string[]>(
    "performance.getEntriesByType('resource').filter(({ name, startTime }) => name.endsWith('.js') && startTime < firstPicture).map(({ name }) => name)",
  );
  await page.close();
  const counted = before.map((name) => gzipSync(readFileSync(path.join(dist, new URL(name).pathname))).length);
  return `${(counted.reduce((sum, size) => sum + size, 0) / 1000).toFixed(0)} kB in ${counted.length} files`;
}
