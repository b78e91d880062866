import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carrierOf } from './carried.ts';

const before = 'kind: Service\nspec:\n  clusterIP: None\n  ports: []\n';
const now = 'kind: Service\nspec:\n  ports: []\n';
const sourceIn = (text: string, part: string) => {
  const start = text.indexOf(part);
  return { file: 'a.yaml', document: 0, start, end: start + part.length };
};
const at = (part: string, after = now) => {
  const { source, was } = carrierOf([{ name: 'a.yaml', text: before }], [{ name: 'a.yaml', text: after }])(sourceIn(before, part));
  return { text: after.slice(source.start, source.end), ...(was === undefined ? {} : { was }) };
};

describe('a place of the manifests from before an edit', () => {
  it('is found before and behind what was edited', () => {
    expect(at('kind: Service')).toEqual({ text: 'kind: Service' });
    expect(at('ports: []')).toEqual({ text: 'ports: []' });
  });

  it('is empty where its text is gone, and tells what stood there', () => {
    expect(at('clusterIP: None')).toEqual({ text: '', was: 'clusterIP: None' });
  });

  it('goes around what was edited inside it', () => {
    expect(at('spec:\n  clusterIP: None\n  ports: []')).toEqual({ text: 'spec:\n  ports: []' });
    expect(at('clusterIP: None', before.replace('None', '10.96.0.9'))).toEqual({ text: 'clusterIP: 10.96.0.9', was: 'clusterIP: None' });
  });

  it('between two edits is found where its text stands once', () => {
    expect(at('clusterIP: None', before.replace('Service', 'Svc').replace('[]', '[{}]'))).toEqual({ text: 'clusterIP: None' });
  });

  it('leaves out what was put in right before it', () => {
    expect(at('ports: []', before.replace('ports: []', 'type: ClusterIP\n  ports: []'))).toEqual({ text: 'ports: []' });
  });

  it('is gone with its file', () => {
    const source = sourceIn(before, 'ports: []');
    expect(carrierOf([{ name: 'a.yaml', text: before }], [])(source)).toEqual({
      source: { ...source, start: 0, end: 0 },
      was: 'ports: []',
    });
  });

  it('lies inside the text, whatever was edited', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), (old, fresh, one, other) => {
        const [start = 0, end = 0] = [one % (old.length + 1), other % (old.length + 1)].toSorted((a, b) => a - b);
        const { source } = carrierOf([{ name: 'f', text: old }], [{ name: 'f', text: fresh }])({ file: 'f', document: 0, start, end });
        expect(source.start).toBeLessThanOrEqual(source.end);
        expect(source.end).toBeLessThanOrEqual(fresh.length);
      }),
    );
  });
});
