import type { Node } from '../../types.ts';

/** A Node may be made with nothing but a name; an address without a value is none. */
export function defaultNode({ spec, status, ...node }: Partial<Pick<Node, 'spec' | 'status'>> & Omit<Node, 'spec' | 'status'>): Node {
  const addresses = status?.addresses?.filter(({ address }) => Boolean(address));
  return { ...node, spec: spec ?? {}, status: { ...status, ...(addresses ? { addresses } : {}) } };
}
