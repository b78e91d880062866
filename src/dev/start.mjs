import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bin, ensurePackages, root, run } from './install.mjs';

const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' } } });
const wanted = values.port ?? process.env.PORT ?? '4173';
const port = Number(wanted);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`--port takes a number from 1 to 65535, not "${wanted}".`);
  process.exit(2);
}

ensurePackages();
if (!isBuilt()) run(bin('vite'), ['build', '--logLevel', 'warn']);

const { preview } = await import('vite');
const server = await preview({ root, preview: { port, strictPort: false, host: values.host ?? 'localhost' } });
const [address] = server.resolvedUrls?.local ?? [];
console.log(`Whichpod is at ${address} (Ctrl+C stops it)`);

/** Whether the built page is younger than everything it is built from. */
function isBuilt() {
  const page = path.join(root, 'dist', 'index.html');
  if (!existsSync(page)) return false;
  const built = statSync(page).mtimeMs;
  return ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'].every((name) => newest(path.join(root, name)) < built);
}

function newest(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}
