import { describe, expect, it } from 'vitest';
import { show } from '../worker/engine.ts';
import { type Example, examples, workspaceOf } from './index.ts';
import { opening } from './opening.ts';

const shownOf = async (example: Example) => show(await workspaceOf(example), { room: 1080 });

describe.each(examples)('$slug', (example) => {
  it('says in two sentences what to look at', () => {
    expect(example.look.match(/[.?](?= |$)/g)?.length).toBeGreaterThanOrEqual(2);
    expect(example.look.match(/[.?](?= |$)/g)?.length).toBeLessThanOrEqual(3);
  });

  it('asks a question that comes to what it teaches', async () => {
    const { trace } = await shownOf(example);
    expect(trace?.understood).toBe(true);
    expect(trace?.outcome).toBe(example.outcome);
  });

  it('draws something, and nothing in it is stale', async () => {
    const { picture, evaluation } = await shownOf(example);
    expect(picture.nodes.length).toBeGreaterThan(2);
    expect(evaluation.stale).toEqual([]);
  });
});

it('every folder is in the gallery', () => {
  const folders = Object.keys(import.meta.glob('./*/example.json'));
  expect(examples.map(({ slug }) => `./${slug}/example.json`).sort()).toEqual(folders.sort());
});

it('the page opens on the first', async () => {
  const [first] = examples;
  expect(first && (await workspaceOf(first))).toEqual(opening);
});
