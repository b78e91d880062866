import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findByKey } from '../cluster/cluster.ts';
import { defaultSettings } from '../cluster/settings.ts';
import { evaluate, locatorOf } from './evaluate.ts';
import { objectAt, ownersOf, sourceOf } from './source-of.ts';
import type { Workspace, WorkspaceFile } from './workspace.ts';

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
`;
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers: [{ name: web, image: nginx }]
`;

const workspace = (...texts: string[]): Workspace => ({
  files: [{ name: 'manifests.yaml', text: texts.join('---\n'), step: 0 }],
  settings: defaultSettings,
});
const withFile = (given: Workspace, file: WorkspaceFile): Workspace => ({ ...given, files: [...given.files, file] });

describe('evaluate', () => {
  it('goes from text to a settled cluster', () => {
    const { cluster, steps, diagnostics } = evaluate(workspace(service, deployment));
    expect(diagnostics).toEqual([]);
    expect(steps).toEqual([
      { step: 0, kubectl: { exit: 0, stdout: ['service/web created', 'deployment.apps/web created'], stderr: [], taken: [] } },
    ]);
    expect(cluster.objects.filter(({ kind, metadata }) => kind === 'Pod' && metadata.namespace === 'default')).toHaveLength(1);
  });

  it('applies the second step to what the first has settled to', () => {
    const update = service.replace('port: 80', 'port: 81');
    const { steps } = evaluate(withFile(workspace(service), { name: 'update.yaml', text: update, step: 1 }));
    expect(steps.map(({ kubectl }) => kubectl.stdout)).toEqual([['service/web created'], ['service/web configured']]);
  });

  it('passes over a file that is empty', () => {
    expect(evaluate(withFile(workspace(service), { name: 'update.yaml', text: ' \n', step: 1 })).steps).toHaveLength(1);
  });

  it('keeps what last could be read, and says that it is stale', () => {
    const before = evaluate(workspace(service, deployment));
    const after = evaluate(workspace(service.replace('    app: web', '    app: [web'), deployment), before);
    expect(after.diagnostics.map(({ severity }) => severity)).toContain('error');
    expect(findByKey(after.cluster, 'Service default/web')).toEqual(findByKey(before.cluster, 'Service default/web'));
    expect(after.stale).toContain('Service default/web');
    expect(after.stale).not.toContain('Deployment default/web');
  });

  it('says of what a controller made that it is as stale as its owner', () => {
    const before = evaluate(workspace(service, deployment));
    const after = evaluate(workspace(service, deployment.replace('name: web', 'name: {')), before);
    expect(after.stale.map((key) => key.split(' ')[0])).toEqual(expect.arrayContaining(['Deployment', 'ReplicaSet', 'Pod']));
  });

  it('does not take what last could be read for other manifests that are put in its place', () => {
    const before = evaluate(workspace(service, deployment));
    const other =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings\ndata:\n  motd: a text of its own that nobody has seen here before\n';
    const after = evaluate(workspace(other), before);
    expect(after.stale).toEqual([]);
    expect(findByKey(after.cluster, 'Service default/web')).toBeUndefined();
  });

  describe('of a list', () => {
    const item = (name: string) =>
      `- apiVersion: v1\n  kind: Service\n  metadata:\n    name: ${name}\n  spec:\n    ports:\n    - port: 80\n`;
    const list = `apiVersion: v1\nkind: List\nitems:\n${['a', 'b', 'c'].map(item).join('')}`;
    const staleAfter = (text: string) => evaluate(workspace(text), evaluate(workspace(list)));

    it('shows every item where an edit makes the list unreadable', () => {
      const { cluster, stale } = staleAfter(list.replace('name: b', 'name: [b'));
      expect(stale.filter((key) => key.startsWith('Service'))).toEqual(['Service default/a', 'Service default/b', 'Service default/c']);
      const { start = 0, end = 0 } = cluster.sources['Service default/c'] ?? {};
      expect(list.replace('name: b', 'name: [b').slice(start, end)).toContain('name: c');
    });

    it('shows the one item that an edit makes invalid', () => {
      expect(staleAfter(list.replace(/(name: b[\s\S]*?)80/, '$1eighty')).stale).toEqual(['Service default/b']);
    });

    it('shows nothing of it where something else is put in its place', () => {
      expect(staleAfter(item('a').replace('- ', '').replaceAll(/^ {2}/gm, '').replace('name: a', 'name: [a')).stale).toEqual([]);
      expect(staleAfter(`${list.slice(0, 40)}: [`).stale).toEqual([]);
    });
  });

  it('forgets what could be read once it can be read again', () => {
    const broken = evaluate(workspace(service.replace('kind:', 'kind')), evaluate(workspace(service)));
    expect(broken.stale).not.toEqual([]);
    expect(evaluate(workspace(service.replace('name: web', 'name: shop')), broken).stale).toEqual([]);
  });

  it('says of what kubectl prints for people what to paste instead, and nothing else', () => {
    const table = 'NAME    READY   STATUS\nweb-0   1/1     Running\n';
    const { diagnostics, cluster } = evaluate(workspace(table, service));
    expect(diagnostics.map(({ code, source }) => [code, source.start])).toEqual([['printed-output', 0]]);
    expect(findByKey(cluster, 'Service default/web')).toBeDefined();
  });

  it('never throws, and gives the same for the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat({ max: service.length }), (noise, at) => {
        const given = workspace(service.slice(0, at) + noise + service.slice(at), deployment);
        expect(evaluate(given)).toEqual(evaluate(given));
      }),
      { numRuns: 40 },
    );
  });

  it('is plain: a worker can hand it over', () => {
    const evaluation = evaluate(workspace(service, deployment));
    expect(structuredClone(evaluation)).toEqual(evaluation);
  });
});

describe('where things were written', () => {
  const given = workspace(service, deployment);
  const evaluation = evaluate(given);
  const { cluster } = evaluation;
  const text = given.files[0]?.text ?? '';
  const pod = cluster.objects.find(({ kind, metadata }) => kind === 'Pod' && metadata.namespace === 'default');

  it('leads from a Pod to its Deployment', () => {
    const ref = { kind: 'Pod', namespace: 'default', name: pod?.metadata.name ?? '' };
    expect(ownersOf(cluster, ref).map(({ kind }) => kind)).toEqual(['Pod', 'ReplicaSet', 'Deployment']);
    const source = sourceOf(cluster, ref);
    expect(text.slice(source?.start, source?.end)).toContain('kind: Deployment');
  });

  it('finds the object under the cursor', () => {
    expect(objectAt(cluster, 'manifests.yaml', text.indexOf('matchLabels'))).toBe('Deployment default/web');
    expect(objectAt(cluster, 'other.yaml', 0)).toBeUndefined();
  });

  it('finds the place of a field', () => {
    const source = locatorOf(given, evaluation)('Service default/web', 'spec.selector');
    expect(text.slice(source?.start, source?.end)).toContain('app: web');
  });
});
