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

const runs = 21;
/** By then the browser has compiled what runs often. */
const warmUps = 12;

interface Measure {
  readonly name: string;
  readonly measure: (page: Page) => Promise<string>;
  readonly goal?: string;
}

const rounds: readonly { readonly objects: number; readonly measures: readonly Measure[] }[] = [
  { objects: 0, measures: [{ name: 'keystroke, work of the editor alone', measure: keystroke }] },
  {
    objects: 50,
    measures: [
      { name: 'keystroke to picture, work', measure: keystroke, goal: '≤ 16 ms' },
      { name: 'question to drawn answer, work', measure: question, goal: '≤ 16 ms' },
    ],
  },
  { objects: 110, measures: [{ name: 'frames a second while a packet moves', measure: packets, goal: '60' }] },
  {
    objects: 1000,
    measures: [
      { name: 'keystroke to picture, work', measure: keystroke, goal: '≤ 100 ms' },
      { name: 'frames a second while panning', measure: panning, goal: '60' },
    ],
  },
  { objects: 10_000, measures: [{ name: 'question to drawn answer, work', measure: question, goal: '≤ 50 ms' }] },
];

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
    for (const { objects, measures } of rounds) {
      const page = await opened(browser, address, objects);
      for (const { name, measure, goal } of measures)
        figures.push({ name: `${objects} objects: ${name}`, value: await measure(page), ...(goal ? { goal } : {}) });
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
  const text = objects === 0 ? '# replicas: 2\n' : manifests(objects);
  const files = [{ name: 'manifests.yaml', text, step: 0 as const }];
  const request = { command: 'curl http://app-1', from: 'namespace:default', seed: 1 };
  await page.goto(`${address}#${linkOf({ workspace: { ...emptyWorkspace, files, request } })}`);
  await page.locator('.monaco-editor .view-line', { hasText: 'replicas: 2' }).first().waitFor();
  if (objects > 0) await page.locator('.react-flow__node').first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1500);
  return page;
}

// As text: the compiler's helpers do not exist in the page.
const drawn = `new Promise((done) => {
  const look = () => requestAnimationFrame(() => (document.querySelector('.canvas-bar [role=status]') ? look() : requestAnimationFrame(done)));
  look();
})`;

/** Median of the main thread's busy time from an act until what follows from it is drawn; link and draft are written later. Milliseconds. */
async function work(page: Page, act: (run: number) => Promise<void>, prepare?: (run: number) => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const times: number[] = [];
  for (let run = 0; run < warmUps + runs; run++) {
    await prepare?.(run);
    const before = await busy(session);
    await act(run);
    await page.evaluate(drawn);
    if (run >= warmUps) times.push(1000 * ((await busy(session)) - before));
    await page.waitForTimeout(250);
  }
  return median(times);
}

async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

async function keystroke(page: Page): Promise<string> {
  await page.locator('.monaco-editor .view-line', { hasText: 'replicas: 2' }).first().click();
  await page.keyboard.press('End');
  const time = await work(page, (run) => page.keyboard.press(run % 2 === 0 ? 'Backspace' : '2'));
  return milliseconds(time);
}

const questionBar = (page: Page) => page.getByRole('combobox', { name: 'Question, as a command', exact: true });

async function question(page: Page): Promise<string> {
  const bar = questionBar(page);
  const time = await work(
    page,
    // Not through the bar, whose search would count.
    () => page.keyboard.press('Enter'),
    async (run) => {
      await bar.fill(`curl http://app-${run % 20}`);
      await page.waitForTimeout(600);
    },
  );
  return milliseconds(time);
}

/** Median frame rate over one slow drag of the canvas. */
async function panning(page: Page): Promise<string> {
  const pane = await page.locator('.react-flow__pane').boundingBox();
  if (!pane) return 'no picture';
  const [x, y] = [pane.x + pane.width - 20, pane.y + pane.height - 20];
  return frameRate(page, async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 60; step++) await page.mouse.move(x - step * 5, y - step * 2);
    await page.mouse.up();
  });
}

/** The same over two seconds in which the packet of a question is on its way, with every edge in sight. */
async function packets(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Fit' }).click();
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await questionBar(page).fill('curl http://app-2');
  await questionBar(page).press('Enter');
  const edges = await page.locator('.react-flow__edge').count();
  return `${await frameRate(page, () => page.waitForTimeout(2000))}, ${edges} edges`;
}

async function frameRate(page: Page, during: () => Promise<void>): Promise<string> {
  // As text: the compiler's helpers do not exist in the page.
  await page.evaluate(
    'window.frameTimes = []; requestAnimationFrame(function tick(time) { frameTimes.push(time); requestAnimationFrame(tick); });',
  );
  await during();
  const times = await page.evaluate<number[]>('frameTimes');
  return (1000 / median(times.slice(1).map((time, i) => time - (times[i] ?? time)))).toFixed(0);
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
  return `${(counted.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1)} kB in ${counted.length} files`;
}
