import { expect, test } from 'vitest';
import type { Cluster } from '../../cluster.ts';
import { defaultSettings } from '../../settings.ts';
import { deployment, pod, service } from '../fixture.ts';
import { settle } from '../index.ts';
import { rememberedRuns } from './settled-before.ts';

const base: Cluster = { settings: defaultSettings, objects: [pod('a'), deployment('web', 1)], sources: {} };

function counted() {
  let runs = 0;
  const run = rememberedRuns(({ objects }) => {
    runs++;
    return [...objects];
  });
  return { run, runs: () => runs };
}

test('the same objects are settled once, whichever cluster they are in', () => {
  const { run, runs } = counted();
  expect(run({ ...base, objects: [...base.objects] })).toBe(run({ ...base, settings: structuredClone(defaultSettings) }));
  expect(runs()).toBe(1);
});

test('another object, other settings or another order of documents is another run', () => {
  const { run, runs } = counted();
  run(base);
  run({ ...base, objects: [pod('a'), ...base.objects.slice(1)] });
  run({ ...base, settings: { ...defaultSettings, pods: { ...defaultSettings.pods, notReady: ['default/a'] } } });
  run({ ...base, sources: { 'Pod default/a': { file: 'a.yaml', document: 3, start: 0, end: 1 } } });
  expect(runs()).toBe(4);
});

test('a Service that changes leaves every Pod the same object', () => {
  const written = (selected: string) => settle({ ...base, objects: [...base.objects, service('web', selected)] });
  const pods = ({ objects }: Cluster) => objects.filter(({ kind }) => kind === 'Pod');
  const [before, after] = [pods(written('web')), pods(written('other'))];
  expect(before.length).toBeGreaterThan(0);
  expect(after.every((object, i) => object === before[i])).toBe(true);
});
