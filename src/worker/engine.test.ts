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
  });

  it('stays while some of its manifests do', () => {
    const before = show(workspace(`${service('web')}---\n${service('shop')}`), room);
    const after = show(workspace(service('shop'), before.request), room, before.evaluation);
    expect(after.request).toBe(before.request);
  });

  it('is none where nothing can be asked', () => {
    expect(show(workspace(''), room).request).toBeUndefined();
  });
});
