import { ensureBrowser } from './browser.mjs';
import { ensurePackages } from './install.mjs';
import { checks, close, runSteps, suites } from './steps.mjs';

ensurePackages();
const browser = ensureBrowser();
if (!browser) {
  console.error(
    'The end-to-end tests need Chromium, and none could be found or installed.\n' +
      'Install one (Debian: apt-get install chromium) or name one: PLAYWRIGHT_CHROMIUM=/path/to/chromium npm test',
  );
}
const { passed, failed } = runSteps([...checks, ...suites.filter(({ needsBrowser }) => browser || !needsBrowser)]);
close({ passed, failed: failed + (browser ? 0 : 1) });
