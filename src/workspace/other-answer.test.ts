import { describe, expect, it } from 'vitest';
import { compare } from '../explain/comparison/compare.ts';
import { variantsOf, variantsOnTheWay } from '../explain/comparison/variants.ts';
import { trace } from '../explain/request/index.ts';
import { type Evaluation, evaluate, locatorOf } from './evaluate.ts';
import { linkOf, readLink } from './link.ts';
import { otherAnswer } from './other-answer.ts';
import { type Comparison, emptyWorkspace, type Workspace } from './workspace.ts';

const text = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
---
apiVersion: v1
kind: Pod
metadata:
  name: one
  labels: { app: web }
spec:
  containers: [{ name: web, image: web, ports: [{ containerPort: 80 }] }]
---
apiVersion: v1
kind: Pod
metadata:
  name: two
  labels: { app: web }
spec:
  containers: [{ name: web, image: web, ports: [{ containerPort: 80 }] }]
`;

const base: Workspace = {
  ...emptyWorkspace,
  files: [{ name: 'a.yaml', text, step: 0 }],
  request: { command: 'nslookup web', from: 'namespace:default', seed: 1 },
};

function answers(workspace: Workspace) {
  const evaluation = evaluate(workspace);
  const other = otherAnswer(workspace, evaluation)?.trace;
  const one = workspace.request && trace(evaluation.cluster, workspace.request);
  if (!one || !other) throw new Error('both are asked');
  return { one, other };
}

const comparing = (comparison: Comparison, command = 'curl http://web') =>
  answers({ ...base, request: { command, from: 'namespace:default', seed: 1 }, comparison });

describe('a second answer', () => {
  it('is by the same way where nothing differs', () => {
    const { one, other } = comparing({});
    expect(compare(one, other)).toMatchObject({ isSame: true, summary: 'The same answer, by the same way.' });
  });

  it('differs in the rules of the other mode alone', () => {
    const { one, other } = comparing({ mode: 'nftables' });
    const { isSame, pairs } = compare(one, other);
    expect(isSame).toBe(true);
    expect(pairs.filter(({ differs }) => differs).map((pair) => one.hops[pair.one ?? -1]?.stage)).toEqual(['node']);
  });

  it('is another question, from elsewhere', () => {
    const { one, other } = comparing({ command: 'nslookup nobody', from: 'outside' });
    expect(other.outcome).toBe('nxdomain');
    expect(compare(one, other).isSame).toBe(false);
  });

  it('every hop of both is in one pair, in order', () => {
    const { one, other } = comparing({ command: 'nslookup web' });
    const { pairs } = compare(one, other);
    expect(pairs.flatMap((pair) => pair.one ?? [])).toEqual([...one.hops.keys()]);
    expect(pairs.flatMap((pair) => pair.other ?? [])).toEqual([...other.hops.keys()]);
  });
});

describe('a Service in its other shape', () => {
  const evaluation = evaluate(base);
  const manifests = { files: base.files, locate: locatorOf(base, evaluation) };
  const [offer] = variantsOf(evaluation.cluster, { kind: 'Service', namespace: 'default', name: 'web' }, manifests);

  it('is offered where it was written, and on the way of an answer', () => {
    expect(offer).toMatchObject({ title: 'Make web headless', question: { command: 'nslookup web', from: 'namespace:default' } });
    expect(variantsOf(evaluation.cluster, { kind: 'Service', namespace: 'default', name: 'kubernetes' }, manifests)).toEqual([]);
    const { one } = answers({ ...base, comparison: {} });
    expect(variantsOnTheWay(evaluation.cluster, one, manifests).map(({ title }) => title)).toEqual(['Make web headless']);
  });

  it('is one line, and the answer before it is still there to compare', () => {
    const edit = offer?.edits[0];
    const edited = text.slice(0, edit?.start) + (edit?.text ?? '') + text.slice(edit?.end);
    expect(edited.split('\n')).toHaveLength(text.split('\n').length + 1);
    const { one, other } = answers({ ...base, files: [{ name: 'a.yaml', text: edited, step: 0 }], comparison: { before: base.files } });
    expect(one.sentence).toContain('2 records');
    expect(other.sentence).toContain('10.96.');
    expect(compare(one, other).isSame).toBe(false);
  });
});

describe('an answer from before an edit', () => {
  const sourcesOf = (now: string) => {
    const { other } = answers({
      ...base,
      files: [{ name: 'a.yaml', text: now, step: 0 }],
      request: { command: 'curl http://web', from: 'namespace:default', seed: 1 },
      comparison: { before: base.files },
    });
    return other.hops.flatMap(({ sources }) => sources);
  };

  it('points into the text of now', () => {
    const now = `# a line on top\n${text.replace('    name: web', '    name: shop')}`;
    for (const { source, was } of sourcesOf(now)) {
      expect(was).toBeUndefined();
      expect(now.slice(source.start, source.end).trim()).toMatch(/^(\{ )?(name|selector|port|containerPort)/);
    }
  });

  it('tells what stood where the text is another one', () => {
    const selector = sourcesOf(text.replace('selector: { app: web }', 'selector: { app: shop }')).find(({ was }) => was);
    expect(selector?.was).toContain('app: web');
  });
});

describe('an edit that cannot be taken', () => {
  const brokenOver = (now: string, last?: Evaluation) => {
    const workspace: Workspace = { ...base, files: [{ name: 'a.yaml', text: now, step: 0 }], comparison: { before: base.files } };
    return otherAnswer(workspace, evaluate(workspace, last))?.caution;
  };

  it('is told, and what is shown instead', () => {
    const broken = text.replace('{ app: web }', '{ app: web');
    expect(brokenOver(broken, evaluate(base))).toMatch(
      /^The edit cannot be taken: .*“now” therefore shows the cluster as it last could be read\.$/,
    );
    expect(brokenOver(broken)).toContain('without what cannot be read');
    expect(brokenOver(text.replace('port: 80 ', 'port: 0 '), evaluate(base))).toContain('The edit cannot be taken');
    expect(brokenOver(text.replace('port: 80 ', 'port: 81 '), evaluate(base))).toBeUndefined();
  });

  it('is none where it was as bad before', () => {
    const files = [{ name: 'a.yaml', text: `${text}---\nkind: [\n`, step: 0 as const }];
    const workspace: Workspace = { ...base, files, comparison: { before: files.map((file) => ({ ...file, text: `# \n${file.text}` })) } };
    expect(otherAnswer(workspace, evaluate(workspace))?.caution).toBeUndefined();
    const mended: Workspace = { ...base, comparison: { before: files } };
    expect(otherAnswer(mended, evaluate(mended))?.caution).toContain('What was before could not be taken whole');
  });
});

describe('a comparison in a link', () => {
  it('comes back as it was', () => {
    const workspace: Workspace = {
      ...base,
      lookup: 'dig web',
      comparison: { command: 'dig web', from: 'outside', mode: 'nftables', before: base.files },
    };
    expect(readLink(linkOf({ workspace }))).toEqual({ shared: { workspace } });
  });

  it('is left out where it is not of that shape', () => {
    const workspace = { ...base, comparison: { mode: 'ipvs', command: 4, before: [{ name: 'a' }] }, lookup: 7 } as unknown as Workspace;
    expect(readLink(linkOf({ workspace }))).toEqual({ shared: { workspace: { ...base, comparison: {} } } });
  });
});
