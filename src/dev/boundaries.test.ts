import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { kinds } from '../cluster/kinds/index.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** What the linter says of a file with this text at this place in the repository. */
function lint(file: string, text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'boundaries-'));
  const { vcs: _, $schema: __, ...config } = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'));
  writeFileSync(path.join(folder, 'biome.json'), JSON.stringify(config));
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
  const { stdout, stderr } = spawnSync(path.join(root, 'node_modules/.bin/biome'), ['lint', '.'], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return stdout + stderr;
}

describe('imports go one way', () => {
  it.each([
    ['src/cluster/probe.ts', '../explain/picture/model.ts'],
    ['src/cluster/kinds/pod/probe.ts', '../../../app/store.ts'],
    ['src/explain/picture/probe.ts', '../../workspace/workspace.ts'],
    ['src/workspace/probe.ts', '../app/store.ts'],
  ])('%s may not import %s', (file, target) => {
    expect(lint(file, `import { thing } from '${target}';\n\nexport const probe = thing;\n`)).toContain('noRestrictedImports');
  });

  it('src/app/probe.ts may import the cluster', () => {
    const said = lint('src/app/probe.ts', "import { thing } from '../cluster/object.ts';\n\nexport const probe = thing;\n");
    expect(said).toContain('Checked');
    expect(said).not.toContain('noRestrictedImports');
  });
});

/** String literals that are the name of a kind, with their line. */
function kindNamesIn(text: string): readonly string[] {
  const literal = new RegExp(`(['"\`])(${kinds.map(({ kind }) => kind).join('|')})\\1`);
  return text.split('\n').filter((line) => literal.test(line));
}

const generic = ['src/app', 'src/explain/picture', 'src/workspace'];

describe("no kind's name outside the components that are about it", () => {
  const files = generic.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|fixture/.test(name))
      .map((name) => path.join(folder, name)),
  );

  it.each(files)('%s', (file) => {
    expect(kindNamesIn(readFileSync(path.join(root, file), 'utf8'))).toEqual([]);
  });

  it('would find one', () => {
    expect(kindNamesIn("if (object.kind === 'Service') return;")).toHaveLength(1);
    expect(kindNamesIn('A Service is a word in a sentence.')).toEqual([]);
  });
});
