import { readFileSync } from 'node:fs';
import path from 'node:path';
import { firstRooms } from '../app/first-rooms.ts';
import { defaultSettings } from '../cluster/settings.ts';
import { layout } from '../explain/picture/layout/index.ts';
import { picture } from '../explain/picture/picture.ts';
import { trace } from '../explain/request/index.ts';
import { evaluate, locatorOf } from '../workspace/evaluate.ts';
import type { Workspace } from '../workspace/workspace.ts';

// Prints the picture, as it lies on canvases of some widths, and the trace of the opening example as JSON, for the build.
const folder = path.resolve(import.meta.dirname, '../examples/headless-beside-cluster-ip');
const { request } = JSON.parse(readFileSync(path.join(folder, 'example.json'), 'utf8'));
const asked = { ...request, seed: 1 };
const text = readFileSync(path.join(folder, 'manifests.yaml'), 'utf8');
const workspace: Workspace = { files: [{ name: 'manifests.yaml', text, step: 0 }], settings: defaultSettings, request: asked };
const evaluation = evaluate(workspace);
const drawn = picture(evaluation.cluster, { from: asked.from });
console.log(
  JSON.stringify({
    pictures: firstRooms.map((room) => layout(drawn, room)),
    trace: trace(evaluation.cluster, asked, { files: workspace.files, locate: locatorOf(workspace, evaluation) }),
  }),
);
