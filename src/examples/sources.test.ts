import { expect, it } from 'vitest';
import { suggestions } from '../explain/request/offers/suggestions.ts';
import { show } from '../worker/engine.ts';
import { examples, workspaceOf } from './index.ts';

const room = { room: 1080 };

it.each(examples)('the reasons of $slug stand at fields, not at whole documents', async (example) => {
  const workspace = await workspaceOf(example);
  const { evaluation } = show(workspace, room);
  const documents = new Set(evaluation.documents.map(({ file, start, end }) => `${file} ${start} ${end}`));
  for (const { command, from } of suggestions(evaluation.cluster)) {
    const { trace } = show({ ...workspace, request: { command, from, seed: 1 } }, room);
    const cited = trace?.hops.flatMap(({ sources }) => sources) ?? [];
    const whole = cited.filter(({ source: { file, start, end } }) => documents.has(`${file} ${start} ${end}`));
    expect([command, whole.map(({ label }) => label)]).toEqual([command, []]);
  }
});
