import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../cluster/settings.ts';
import type { RequestText, Workspace } from '../workspace/workspace.ts';
import { show } from './engine.ts';

const service = (name: string) => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector: { app: ${name} }
  ports: [{ port: 80 }]
`;
const workspace = (text: string, request?: RequestText): Workspace => ({
  files: [{ name: 'manifests.yaml', text, step: 0 }],
  settings: defaultSettings,
  ...(request ? { request } : {}),
});
const room = { room: 1080 };

describe('the question', () => {
  it('is the own one, whatever comes of it', () => {
    const request = { command: 'curl http://nowhere', from: 'namespace:default', seed: 1 };
    const shown = show(workspace(service('web'), request), room);
    expect(shown.request).toBe(request);
    expect(shown.trace?.outcome).toBe('nxdomain');
  });

  it('is one that fits where there is none', () => {
    const { request, trace } = show(workspace(service('web')), room);
    expect(request?.command).toContain('web');
    expect(trace?.understood).toBe(true);
  });

  it('is another one once other manifests stand there', () => {
    const before = show(workspace(service('web')), room);
    const after = show(workspace(service('shop'), before.request), room, before.evaluation);
    expect(after.request?.command).toContain('shop');
    const elsewhere = { command: 'curl http://web.prod', from: 'namespace:default', seed: 1 };
    const unknown = show(workspace(service('shop'), elsewhere), room, before.evaluation);
    expect(unknown.request?.command).toContain('shop');
  });

  it('stays while some of its manifests do', () => {
    const before = show(workspace(`${service('web')}---\n${service('shop')}`), room);
    const after = show(workspace(service('shop'), before.request), room, before.evaluation);
    expect(after.request).toBe(before.request);
  });

  it('is asked on by a new Pod of the namespace where the one that asked has gone', () => {
    const client = '---\napiVersion: v1\nkind: Pod\nmetadata: { name: client }\nspec: { containers: [{ name: c, image: i }] }\n';
    const asked = { command: 'curl http://web', from: 'pod:default/client', seed: 1 };
    const before = show(workspace(service('web') + client, asked), room);
    expect(before.request).toBe(asked);
    const after = show(workspace(service('web'), asked), room, before.evaluation);
    expect([after.request?.from, after.trace?.understood]).toEqual(['namespace:default', true]);
    expect(show(workspace(service('web'), asked), room).request).toBe(asked);
    const shop = '---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n';
    const inShop = show(workspace(service('web') + shop, { ...asked, from: 'namespace:shop' }), room);
    expect(show(workspace(service('web'), inShop.request), room, inShop.evaluation).request?.from).toBe('namespace:default');
  });

  it('is none where nothing can be asked', () => {
    expect(show(workspace(''), room).request).toBeUndefined();
  });
});

describe('a comparison', () => {
  const compared = (text: string, command = 'curl http://web') =>
    ({
      ...workspace(text, { command, from: 'namespace:default', seed: 1 }),
      comparison: { before: workspace(service('web')).files },
    }) as const;

  it('draws either side as it was asked: before the edit, from elsewhere', () => {
    const headless = service('web').replace('spec:', 'spec:\n  clusterIP: None');
    const { picture, other } = show(compared(headless), room);
    const states = [picture, other?.picture].map(
      (drawn) => drawn?.nodes.find(({ node }) => node.id === 'Service default/web')?.node.accessibleName,
    );
    expect(states[0]).toContain('headless');
    expect(states[1]).toContain('ClusterIP');
  });

  it('draws nothing twice where only the mode or the question differs', () => {
    const { comparison: _, ...alone } = compared(service('web'));
    const { picture, other } = show({ ...alone, comparison: { mode: 'nftables', command: 'nslookup web' } }, room);
    expect(other?.picture).toBe(picture);
  });

  it('ends once other manifests stand there, and not by an edit of them', () => {
    const before = show(compared(service('web')), room);
    const pasted = '{"kind":"Service","apiVersion":"v1","spec":{"ports":[{"port":80}]},"metadata":{"name":"shop"}}';
    const after = show(compared(pasted), room, before.evaluation);
    expect([after.endsComparison, after.other, after.request?.command]).toEqual([true, undefined, expect.stringContaining('shop')]);
    const renamed = show(compared(service('webs')), room, before.evaluation);
    expect([renamed.endsComparison, renamed.trace?.outcome, renamed.other?.trace.outcome]).toEqual([false, 'nxdomain', 'refused']);
  });
});
