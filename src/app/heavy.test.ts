import { expect, test } from 'vitest';
import { isHeavy } from './heavy.ts';

const file = (text: string) => [{ name: 'a.yaml', text, step: 0 as const }];
const long = 'a: b\n'.repeat(10_000);

test('much text is heavy when it comes, and light when a little of it changes', () => {
  expect(isHeavy(file(long), [])).toBe(true);
  expect(isHeavy(file(long), file('c: d\n'))).toBe(true);
  expect(isHeavy(file(`${long.slice(0, 25_000)}c: d\n${long.slice(25_000)}`), file(long))).toBe(false);
  expect(isHeavy(file(long.repeat(2)), file(long.repeat(2)))).toBe(true);
});

test('so are many objects, and a few that ask for many Pods', () => {
  expect(isHeavy(file('kind: a\n'.repeat(250)), [])).toBe(true);
  expect(isHeavy(file('replicas: 200\n---\nreplicas: 200'), [])).toBe(true);
  expect(isHeavy(file('replicas: 2'), [])).toBe(false);
});
