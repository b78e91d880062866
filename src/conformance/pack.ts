import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

// Packs a folder of case folders into the one file that the tests read: tsx src/conformance/pack.ts CASES_DIR
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: tsx src/conformance/pack.ts CASES_DIR');
  process.exit(2);
}
const cases = Object.fromEntries(
  readdirSync(folder)
    .sort()
    .map((name) => [
      name,
      Object.fromEntries(readdirSync(path.join(folder, name)).map((file) => [file, contents(path.join(folder, name, file))])),
    ]),
);
const text = JSON.stringify(cases);
const params = {
  [constants.BROTLI_PARAM_QUALITY]: 11,
  [constants.BROTLI_PARAM_LGWIN]: 24,
  [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
};
writeFileSync(new URL('cases.json.br', import.meta.url), brotliCompressSync(text, { params }));

function contents(file: string): unknown {
  const raw = readFileSync(file, 'utf8');
  return file.endsWith('.json') ? JSON.parse(raw) : raw;
}
