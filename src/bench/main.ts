import path from 'node:path';
import { createServer } from 'vite';
import { runAll, tally } from '../conformance/run.ts';
import { endpointFigures, engineFigures } from './engine.ts';
import { type Figure, milliseconds } from './measure.ts';
import { pageFigures } from './page.ts';

const dist = path.resolve(import.meta.dirname, '../../dist');

async function conformanceFigures(): Promise<readonly Figure[]> {
  const start = performance.now();
  const results = runAll();
  const time = performance.now() - start;
  const facts = tally(results).reduce((sum, { of }) => sum + of, 0);
  return [{ name: `conformance run, ${results.length} cases, ${facts} facts`, value: milliseconds(time), goal: '< 60,000 ms' }];
}

// The package is written for a bundler: Node alone does not find its folders.
async function webernetesFigures(): Promise<readonly Figure[]> {
  const server = await createServer({
    root: path.dirname(dist),
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false },
    ssr: { noExternal: ['@ngrok/webernetes'] },
  });
  try {
    return await (await server.ssrLoadModule('/src/bench/webernetes.ts')).webernetesFigures();
  } finally {
    await server.close();
  }
}

const sections: readonly (readonly [string, () => Promise<readonly Figure[]> | readonly Figure[]])[] = [
  ['Engine', engineFigures],
  ['Endpoints', endpointFigures],
  ['Beside @ngrok/webernetes', webernetesFigures],
  ['Conformance', conformanceFigures],
  ['Page, in a browser', () => pageFigures(dist)],
];

for (const [title, figures] of sections) {
  console.log(`\n${title}`);
  for (const { name, value, goal } of await figures())
    console.log(`  ${name.padEnd(64)} ${value.padStart(24)}${goal ? `   (goal ${goal})` : ''}`);
}
