import { expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { fieldLocatorOf } from './field-locator.ts';
import { emptyWorkspace } from './workspace.ts';

const service = (indent: string) =>
  ['apiVersion: v1', 'kind: Service', 'metadata:', '  name: web', 'spec:', '  clusterIP: None', '  ports: [{ port: 80 }]'].join(
    `\n${indent}`,
  );

const json = JSON.stringify({
  kind: 'List',
  apiVersion: 'v1',
  items: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { clusterIP: 'None' } }],
});

it.each([
  ['a document', `${service('')}\n`, 'clusterIP: None'],
  ['a later document', `# first\n---\napiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n---\n${service('')}\n`, 'clusterIP: None'],
  ['an item of a list', `apiVersion: v1\nkind: List\nitems:\n- ${service('  ')}\n`, 'clusterIP: None'],
  ['an indented item', `apiVersion: v1\nitems:\n    -   ${service('        ')}\nkind: List\n`, 'clusterIP: None'],
  ['JSON', json, '"clusterIP":"None"'],
])('finds a field in %s', (_, text, field) => {
  const files = [{ name: 'a.yaml', text, step: 0 as const }];
  const { cluster } = evaluate({ ...emptyWorkspace, files });
  const found = fieldLocatorOf(files, cluster)('Service default/web', 'spec.clusterIP');
  expect(text.slice(found?.start, found?.end).trimEnd()).toBe(field);
});

it('finds nothing of what nobody wrote', () => {
  const { cluster } = evaluate(emptyWorkspace);
  expect(fieldLocatorOf([], cluster)('Service default/kubernetes', 'spec')).toBeUndefined();
});
