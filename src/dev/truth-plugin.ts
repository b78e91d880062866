import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Plugin } from 'vite';

const id = 'virtual:truth';

/** Offers the module `virtual:truth`: how the model compares with the recorded cluster, run when the page is built. */
export function truthPlugin(root: string): Plugin {
  let table: string | undefined;
  return {
    name: 'truth',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(loaded) {
      if (loaded !== `\0${id}`) return undefined;
      table ??= execFileSync(process.execPath, ['--import', 'tsx', path.join(root, 'src/conformance/main.ts'), '--json'], {
        cwd: root,
        encoding: 'utf8',
      });
      return `export default ${table};`;
    },
  };
}
