import { describe, expect, it } from 'vitest';
import { keyOfRef } from '../../cluster/object.ts';
import { build } from '../fixture.ts';
import { findingsIn, findMistakes, mistakes } from './index.ts';

describe.each(mistakes.map((mistake) => [mistake.id, mistake] as const))('%s', (id, mistake) => {
  it.each(mistake.examples.wrong)('is found once in\n%s', (text) => {
    expect(mistake.find(build(text)).map(({ message }) => message)).toHaveLength(1);
  });

  it.each(mistake.examples.right)('is not found in\n%s', (text) => {
    expect(mistake.find(build(text))).toEqual([]);
  });

  it('is the only mistake of its example that loses traffic', () => {
    const [text = ''] = mistake.examples.wrong;
    const lost = findMistakes(build(text)).filter(({ mistake }) => mistake.severity === 'warning' && mistake.id !== id);
    expect(lost.map(({ mistake }) => mistake.id)).toEqual([]);
  });
});

describe('a fix', () => {
  const fixable = mistakes.flatMap((mistake) => mistake.examples.wrong.map((text) => [mistake, text] as const));

  it.each(fixable)('mends what it is offered for', (mistake, text) => {
    for (const { fix } of mistake.find(build(text))) {
      const [edit] = fix?.edits ?? [];
      if (!edit) continue;
      const mended = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      expect(mistake.find(build(mended))).toEqual([]);
    }
  });

  it('is offered for a selector that is a letter off', () => {
    const [text = ''] = mistakes[0]?.examples.wrong ?? [];
    expect(findMistakes(build(text))[0]?.fix?.title).toBe('Select app=web');
  });
});

describe('findings', () => {
  it('stand at the field that is wrong', () => {
    const [text = ''] = mistakes[0]?.examples.wrong ?? [];
    const [found] = findingsIn(build(text));
    expect(found && text.slice(found.source.start, found.source.end)).toBe('selector: { app: Web }');
  });

  it('say that without CoreDNS no name can be looked up', () => {
    const [found] = findMistakes(
      build(`apiVersion: v1
kind: Service
metadata: { name: kube-dns, namespace: kube-system }
spec: { clusterIP: 10.96.0.10, selector: { k8s-app: dns }, ports: [ { name: dns, port: 53, protocol: UDP } ] }
---
apiVersion: v1
kind: Pod
metadata: { name: dns, namespace: kube-system, labels: { k8s-app: dns } }
spec: { nodeSelector: { disk: none-has-it }, containers: [ { name: main, image: registry.k8s.io/pause:3.10 } ] }`),
    );
    expect(found?.message).toContain('no node to run on (Unschedulable): no name can be looked up.');
  });

  it('have ids and titles of their own', () => {
    expect(new Set(mistakes.map(({ id }) => id)).size).toBe(mistakes.length);
    expect(new Set(mistakes.map(({ title }) => title)).size).toBe(mistakes.length);
  });

  it('are about objects that exist', () => {
    for (const { examples } of mistakes) {
      for (const text of examples.wrong) {
        const world = build(text);
        const keys = new Set(world.cluster.objects.map(({ kind, metadata }) => keyOfRef({ kind, ...metadata })));
        expect(findMistakes(world).every(({ about }) => keys.has(keyOfRef(about)))).toBe(true);
      }
    }
  });
});
