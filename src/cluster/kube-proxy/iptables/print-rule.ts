import type { AddressTest, IptablesRule, Match, Target } from './rule.ts';

/** A rule as `iptables-save` prints it after `-A CHAIN`. */
export function printRule({ source, destination, protocol, matches, target }: IptablesRule): string {
  let text = '';
  if (source && !isEverything(source)) text += ` ${address('-s', source)}`;
  if (destination) text += ` ${address('-d', destination)}`;
  if (protocol) text += ` -p ${protocol}`;
  for (const match of matches) text += ` ${printMatch(match, protocol ?? 'all')}`;
  if (target) text += ` ${printTarget(target)}`;
  return text.slice(1);
}

/** iptables prints no test that everything passes. */
const isEverything = ({ range, not }: AddressTest) => !not && (range === '0.0.0.0/0' || range === '::/0');

const address = (option: string, { range, not }: AddressTest) => `${not ? '! ' : ''}${option} ${range}`;

function printMatch(match: Match, protocol: string): string {
  switch (match.match) {
    case 'comment':
      return `-m comment --comment "${match.text}"`;
    case 'protocol':
      return `-m ${protocol}`;
    case 'port':
      return `-m ${protocol} --dport ${match.port}`;
    case 'state':
      return `-m conntrack ${match.not ? '! ' : ''}--ctstate ${match.states.join(',')}`;
    case 'mark':
      return `-m mark ${match.not ? '! ' : ''}--mark 0x4000/0x4000`;
    case 'local':
      return `-m addrtype --${match.side}-type LOCAL`;
    case 'random':
      return `-m statistic --mode random --probability ${printProbability(match.probability)}`;
    case 'seen':
      return `-m recent --rcheck --seconds ${match.seconds} --reap --name ${match.list} --mask ${match.mask} --rsource`;
    case 'remember':
      return `-m recent --set --name ${match.list} --mask ${match.mask} --rsource`;
    case 'count':
      // the second blank is iptables' own
      return `-m nfacct --nfacct-name  ${match.counter}`;
  }
}

/** kube-proxy writes ten digits, the kernel keeps 31 bits of them, and iptables prints eleven digits of those. */
function printProbability(probability: number): string {
  const kept = 2 ** 31;
  return (Math.round(Number(probability.toFixed(10)) * kept) / kept).toFixed(11);
}

function printTarget(target: Target): string {
  switch (target.target) {
    case 'jump':
      return `-j ${target.chain}`;
    case 'dnat':
      return `-j DNAT --to-destination ${target.endpoint.text}`;
    case 'mark':
      return '-j MARK --set-xmark 0x4000/0x4000';
    case 'unmark':
      return '-j MARK --set-xmark 0x4000/0x0';
    case 'masquerade':
      return '-j MASQUERADE --random-fully';
    case 'reject':
      return `-j REJECT --reject-with ${target.with}`;
    default:
      return `-j ${target.target.toUpperCase()}`;
  }
}
