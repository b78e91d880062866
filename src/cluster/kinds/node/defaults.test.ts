import { expect, it } from 'vitest';
import type { Node } from '../../types.ts';
import { defaultNode } from './defaults.ts';

it('fills in what others take to be there', () => {
  const bare = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'a' } } as const;
  expect(defaultNode(bare)).toEqual({ ...bare, spec: {}, status: {} });
  const addresses = [{ type: 'InternalIP' }, { type: 'InternalIP', address: '10.0.0.1' }];
  expect(defaultNode({ ...bare, status: { addresses } as Node['status'] }).status.addresses).toEqual([addresses[1]]);
});
