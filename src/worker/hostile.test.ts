import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listOf } from '../cluster/cluster.ts';
import { names } from '../cluster/coredns/index.ts';
import { iptablesSave, nftRuleset } from '../cluster/kube-proxy/index.ts';
import { view, viewCommands } from '../cluster/kubectl/views/index.ts';
import { defaultSettings } from '../cluster/settings.ts';
import { suggestions, traceText } from '../explain/request/index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { show } from './engine.ts';

const folder = path.resolve(import.meta.dirname, '../examples');
const texts = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => readFileSync(path.join(folder, name, 'manifests.yaml'), 'utf8'));

const words = [
  ...[
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'null',
    '~',
    '""',
    '[]',
    '{}',
    '[null]',
    '{a: null}',
    '*x',
    '&x',
    '!!binary x',
  ],
  ...[
    '-1',
    '0',
    '99999999999999999999',
    '1e400',
    '.nan',
    '0x7f',
    '10.96.0.10',
    '::1',
    'None',
    '*',
    '*.a',
    '/',
    '"<img src=x onerror=alert(1)>"',
  ],
  ...[
    'yes',
    'on',
    '017',
    '1e3',
    '2020-01-01',
    '!!binary d2Vi',
    '!!int x',
    '!ours x',
    '"\\0"',
    '"\\uFEFF"',
    '“web”',
    '{{ .Values.x }}',
    'a\xA0b',
    '|',
    '"',
  ],
];

/** A manifest in which one value, and perhaps another, is a word that means something elsewhere. */
const damaged = fc
  .record({
    text: fc.constantFrom(...texts),
    places: fc.array(fc.record({ at: fc.nat(400), word: fc.constantFrom(...words), isKey: fc.boolean() }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ text, places }) => {
    const lines = text.split('\n');
    const valued = lines.flatMap((line, i) => (/:\s+\S/.test(line) ? [i] : []));
    for (const { at, word, isKey } of places) {
      const i = valued[at % valued.length] ?? 0;
      lines[i] = lines[i]?.replace(isKey ? /\S+?(?=:\s)/ : /(?<=:\s+)\S.*$/, () => word) ?? '';
    }
    return lines.join('\n');
  });

function everything(text: string): unknown {
  const workspace: Workspace = {
    files: [{ name: 'a.yaml', text, step: 0 }],
    settings: defaultSettings,
    request: { command: 'curl http://web.shop:80/', from: 'namespace:default', seed: 1 },
  };
  const { evaluation, picture, trace } = show(workspace, { room: 1000 });
  const { cluster } = evaluation;
  return {
    evaluation,
    picture,
    trace: trace && traceText(trace, workspace.files),
    names: names(cluster),
    suggestions: suggestions(cluster),
    rules: listOf(cluster, 'Node').map(({ metadata }) => [
      iptablesSave(cluster, metadata.name, 'IPv4'),
      nftRuleset(cluster, metadata.name),
    ]),
    views: viewCommands.map((command) => view(cluster, command)),
  };
}

it('takes a hostile word anywhere without throwing, and comes to the same each time', () => {
  fc.assert(
    fc.property(damaged, (text) => {
      expect(JSON.stringify(everything(text))).toBe(JSON.stringify(everything(text)));
    }),
    { numRuns: Number(process.env.HOSTILE_RUNS ?? 60) },
  );
});
