import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Plugin } from 'vite';

/** Modules that are worked out when the page is built: each is the JSON that a command prints. */
const commands: Readonly<Record<string, readonly string[]>> = {
  /** How the model compares with the recorded cluster. */
  'virtual:truth': ['src/conformance/main.ts', '--json'],
  /** What the engine says of the opening example, so that its picture does not wait for the engine. */
  'virtual:first-picture': ['src/dev/first-picture.ts'],
};

export function computedModules(root: string): Plugin {
  const printed = new Map<string, string>();
  return {
    name: 'computed-modules',
    resolveId: (source) => (source in commands ? `\0${source}` : undefined),
    load(loaded) {
      const [script, ...args] = commands[loaded.slice(1)] ?? [];
      if (!script) return undefined;
      let json = printed.get(loaded);
      if (json === undefined) {
        json = execFileSync(process.execPath, ['--import', 'tsx', path.join(root, script), ...args], {
          cwd: root,
          encoding: 'utf8',
          maxBuffer: 1 << 26,
        });
        printed.set(loaded, json);
      }
      return `export default ${json};`;
    },
  };
}
