import { expect, test, vi } from 'vitest';
import { oncePerObject } from './once-per-object.ts';

test('the same object is worked out once, even where nothing comes of it; an equal one is another', () => {
  const workOut = vi.fn(({ name }: { readonly name?: string }) => name);
  const nameOf = oncePerObject(workOut);
  const [web, nameless] = [{ name: 'web' }, {}];
  expect([nameOf(web), nameOf(web), nameOf(nameless), nameOf(nameless)]).toEqual(['web', 'web', undefined, undefined]);
  expect(workOut).toHaveBeenCalledTimes(2);
  expect(nameOf({ name: 'web' })).toBe('web');
  expect(workOut).toHaveBeenCalledTimes(3);
});
