import { expect, test } from 'vitest';
import { newCluster } from '../bootstrap.ts';
import { defaultSettings } from '../settings.ts';
import { readFiles } from '../yaml/index.ts';
import { apply } from './apply.ts';

const hintFor = (text: string) => apply(newCluster(defaultSettings), readFiles([{ name: 'a.yaml', text }])).diagnostics[0]?.hint ?? '';

test.each([
  ['version: "3"\nservices:\n  web:\n    image: nginx\n', 'kompose'],
  ['apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n- a.yaml\n', 'kubectl kustomize'],
  ['resources:\n- a.yaml\n', 'kubectl kustomize'],
  ['apiVersion: v2\nname: web\nversion: 0.1.0\n', 'Helm chart'],
  ['replicaCount: 1\nimage:\n  repository: nginx\n', 'values'],
  ['metadata:\n  name: web\n', 'apiVersion and kind'],
])('%j is told apart from a manifest', (text, word) => {
  expect(hintFor(text)).toContain(word);
});
