import { defaultSettings } from '../cluster/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import card from './headless-beside-cluster-ip/example.json' with { type: 'json' };
import text from './headless-beside-cluster-ip/manifests.yaml?raw';

/** What a first visit opens: in the first chunk, so that the page is never blank. */
export const opening: Workspace = {
  files: [{ name: 'manifests.yaml', text, step: 0 }],
  settings: defaultSettings,
  request: { ...card.request, seed: 1 },
};
