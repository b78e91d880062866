import { describe, expect, it } from 'vitest';
import { type Comparison, emptyWorkspace } from '../../workspace/workspace.ts';
import { sidesOf } from './sides.ts';

const request = { command: 'curl http://web', from: 'pod:shop/client', seed: 1 };
const sides = (comparison: Comparison) => sidesOf({ ...emptyWorkspace, request, comparison });

describe('the sides of a comparison are called by what they differ in', () => {
  it.each<[Comparison, string, string]>([
    [{ mode: 'nftables' }, 'iptables', 'nftables'],
    [{ from: 'outside' }, 'from Pod shop/client', 'from outside the cluster'],
    [{ command: 'dig web' }, 'curl http://web', 'dig web'],
    [{ command: 'dig web', mode: 'nftables' }, 'curl http://web · iptables', 'dig web · nftables'],
    [{ command: 'curl http://web', mode: 'iptables' }, 'this question', 'the same again'],
  ])('%j', (comparison, one, other) => {
    expect(sides(comparison)).toEqual({ one, other, otherFirst: false });
  });

  it('what was before stands first', () => {
    expect(sides({ before: [] })).toEqual({ one: 'now', other: 'before the edit', otherFirst: true });
  });
});
