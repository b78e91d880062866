import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bin, root } from './install.mjs';

const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];

/** Path of a Chromium to test in: the one named by PLAYWRIGHT_CHROMIUM, Playwright's own, or one that is installed. */
export function findBrowser() {
  const { PLAYWRIGHT_CHROMIUM: named, PATH = '' } = process.env;
  if (named) return existsSync(named) ? named : undefined;
  const own = createRequire(path.join(root, 'package.json'))('@playwright/test').chromium.executablePath();
  const installed = PATH.split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
  const macOs = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return [own, ...installed, macOs].find((file) => file && existsSync(file));
}

/** Installs a browser where there is none. Returns its path, or undefined where none can be had. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found || process.env.PLAYWRIGHT_CHROMIUM) return found;
  console.log('Installing a browser for the end-to-end tests …');
  const isRoot = process.getuid?.() === 0;
  const aptGet = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const attempts = [
    [aptGet, ['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium']],
    [[bin('playwright')], ['install', 'chromium', '--only-shell']],
  ];
  for (const [[command, ...first], ...steps] of attempts) {
    const done = steps.every(
      (args) => spawnSync(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0,
    );
    const browser = done ? findBrowser() : undefined;
    if (browser) return browser;
  }
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(findBrowser() ?? '');
