import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readCase } from './read-case.ts';
import { snapshot } from './snapshot.ts';

const usage = 'usage: npm run --silent snapshot -- --out DIR CASE_FOLDER...';
const { values, positionals } = parseArgs({ options: { out: { type: 'string' } }, allowPositionals: true });
if (!values.out || positionals.length === 0) {
  console.error(usage);
  process.exit(2);
}
mkdirSync(values.out, { recursive: true });
for (const folder of positionals) {
  writeFileSync(path.join(values.out, `${path.basename(path.resolve(folder))}.json`), JSON.stringify(snapshot(readCase(folder))));
}
