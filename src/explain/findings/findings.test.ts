import { describe, expect, it } from 'vitest';
import { newCluster } from '../../cluster/bootstrap.ts';
import { settle } from '../../cluster/controllers/index.ts';
import { apply } from '../../cluster/kubectl/apply.ts';
import { keyOfRef } from '../../cluster/object.ts';
import { defaultSettings } from '../../cluster/settings.ts';
import { readFiles } from '../../cluster/yaml/index.ts';
import { findingsIn, findMistakes, mistakes } from './index.ts';
import type { Given } from './mistake.ts';

function given(text: string): Given {
  const files = [{ name: 'manifests.yaml', text }];
  const read = readFiles(files);
  const cluster = settle(apply(settle(newCluster(defaultSettings)), read).cluster);
  const locate = (key: string, path: string) => {
    const source = cluster.sources[key];
    return read.documents.find((document) => document.source.start === source?.start)?.locate(path);
  };
  return { cluster, options: { files, locate } };
}

describe.each(mistakes.map((mistake) => [mistake.id, mistake] as const))('%s', (id, mistake) => {
  it.each(mistake.examples.wrong)('is found once in\n%s', (text) => {
    expect(mistake.find(given(text)).map(({ message }) => message)).toHaveLength(1);
  });

  it.each(mistake.examples.right)('is not found in\n%s', (text) => {
    expect(mistake.find(given(text))).toEqual([]);
  });

  it('is the only mistake of its example that loses traffic', () => {
    const [text = ''] = mistake.examples.wrong;
    const lost = findMistakes(given(text)).filter(({ mistake }) => mistake.severity === 'warning' && mistake.id !== id);
    expect(lost.map(({ mistake }) => mistake.id)).toEqual([]);
  });
});

describe('a fix', () => {
  const fixable = mistakes.flatMap((mistake) => mistake.examples.wrong.map((text) => [mistake, text] as const));

  it.each(fixable)('mends what it is offered for', (mistake, text) => {
    for (const { fix } of mistake.find(given(text))) {
      const [edit] = fix?.edits ?? [];
      if (!edit) continue;
      const mended = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      expect(mistake.find(given(mended))).toEqual([]);
    }
  });

  it('is offered for a selector that is a letter off', () => {
    const [text = ''] = mistakes[0]?.examples.wrong ?? [];
    expect(findMistakes(given(text))[0]?.fix?.title).toBe('Select app=web');
  });
});

describe('findings', () => {
  it('stand at the field that is wrong', () => {
    const [text = ''] = mistakes[0]?.examples.wrong ?? [];
    const [found] = findingsIn(given(text));
    expect(found && text.slice(found.source.start, found.source.end)).toBe('selector: { app: Web }');
  });

  it('have ids and titles of their own', () => {
    expect(new Set(mistakes.map(({ id }) => id)).size).toBe(mistakes.length);
    expect(new Set(mistakes.map(({ title }) => title)).size).toBe(mistakes.length);
  });

  it('are about objects that exist', () => {
    for (const { examples } of mistakes) {
      for (const text of examples.wrong) {
        const world = given(text);
        const keys = new Set(world.cluster.objects.map(({ kind, metadata }) => keyOfRef({ kind, ...metadata })));
        expect(findMistakes(world).every(({ about }) => keys.has(keyOfRef(about)))).toBe(true);
      }
    }
  });
});
