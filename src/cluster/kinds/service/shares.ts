import type { ObjectRef } from '../../object.ts';
import { ruleProbability, shareInWords } from '../../share.ts';
import { externalNode, nodeIdOf, type Way } from '../paths.ts';
import type { Target } from './reach.ts';

/** One way to each that a rule may choose, in the order of the rules. */
export function shares(ref: ObjectRef, from: string, used: readonly Target[]): readonly Way[] {
  return used.map((target, position) => {
    const share = 1 / used.length;
    const name = target.ref?.name ?? target.address;
    return {
      from,
      to: idOfTarget(target),
      means: 'dnat',
      share,
      outlet: { text: shareInWords(share), ...(used.length > 1 ? { note: ruleProbability(position, used.length) } : {}), many: 'Pods' },
      accessibleName: `${ref.name} sends ${shareInWords(share)} to ${name}`,
      about: target.ref ? [ref, target.ref] : [ref],
    };
  });
}

export function idOfTarget({ ref, address }: Target): string {
  return ref ? nodeIdOf(ref) : externalNode(address).id;
}
