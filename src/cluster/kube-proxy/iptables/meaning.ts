import { shareInWords } from '../../share.ts';
import { fates, secondsInWords } from '../words.ts';
import type { IptablesRule, Match, Target } from './rule.ts';

/** What a rule tests and what it does, in a sentence. */
export function meaningOfRule({ source, destination, protocol, matches, target }: IptablesRule): string {
  const tests = [
    ...(source ? [`${source.not ? 'not from' : 'from'} ${withoutHostBits(source.range)}`] : []),
    ...(destination ? [`${destination.not ? 'not to' : 'to'} ${withoutHostBits(destination.range)}`] : []),
    ...matches.flatMap((match) => meaningOfMatch(match, protocol)),
  ];
  const random = matches.find((match) => match.match === 'random');
  const subject = random
    ? `With a chance of ${shareInWords(random.probability)}, a packet`
    : tests.length > 0
      ? 'A packet'
      : 'Every packet that comes this far';
  return `${[subject, ...tests, meaningOfTarget(target)].join(' ')}.`;
}

const withoutHostBits = (range: string) => range.replace(/\/(32|128)$/, '');

function meaningOfMatch(match: Match, protocol: string | undefined): readonly string[] {
  switch (match.match) {
    case 'port':
      return [`for ${(protocol ?? '').toUpperCase()} port ${match.port}`];
    case 'state':
      return [`${match.not ? 'not ' : ''}of a connection in state ${match.states.join(' or ')}`];
    case 'mark':
      return [match.not ? 'not marked for masquerading' : 'marked for masquerading'];
    case 'local':
      return [match.side === 'src' ? 'sent by this node itself' : 'to an address of this node'];
    case 'seen':
      return [`whose client was sent there in the last ${secondsInWords(match.seconds)}`];
    default:
      return [];
  }
}

function meaningOfTarget(target: Target | undefined): string {
  switch (target?.target) {
    case undefined:
      return 'goes on';
    case 'jump':
      return target.chain === 'KUBE-MARK-MASQ' ? 'is to be masqueraded' : `goes on in ${target.chain}`;
    case 'dnat':
      return `is sent to ${target.endpoint.text}`;
    case 'mark':
    case 'unmark':
    case 'masquerade':
    case 'reject':
    case 'drop':
      return fates[target.target];
    case 'accept':
      return 'may pass';
    case 'return':
      return 'goes back to the chain it came from';
  }
}
