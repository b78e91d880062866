import { fates } from '../words.ts';
import type { Action, Condition, NftElement, NftRule } from './rule.ts';

/** What a rule tests and what it does, in a sentence. */
export function meaningOfRule({ conditions, actions }: NftRule): string {
  const tests = conditions.map(meaningOfCondition);
  const subject = tests.length > 0 ? 'A packet' : 'Every packet that comes this far';
  return `${[subject, ...tests, actions.map(meaningOfAction).join(' and ')].join(' ')}.`;
}

export function meaningOfElement({ key, verdict = '' }: NftElement): string {
  const [port, protocol, ip] = key.split(' . ').reverse();
  const destination = `${ip ? `${ip}, ` : 'this node, '}${(protocol ?? '').toUpperCase()} port ${port}`;
  return `What is for ${destination}, ${verdict === 'drop' ? fates.drop : `goes on in ${verdict.replace('goto ', '')}`}.`;
}

const setMeanings: Readonly<Record<string, string>> = {
  'cluster-ips': 'a cluster IP',
  'nodeport-ips': "the node's own address",
};

function meaningOfCondition(condition: Condition): string {
  switch (condition.if) {
    case 'to-set':
      return `to ${setMeanings[condition.set] ?? condition.set}`;
    case 'from-set':
      return 'whose client was sent there before';
    case 'to-range':
    case 'from-range':
      return `${condition.not ? 'not ' : ''}${condition.if === 'to-range' ? 'to' : 'from'} ${condition.range}`;
    case 'not-from-any':
      return `not from ${condition.ranges.join(' or ')}`;
    case 'new':
      return 'of a new connection';
    case 'marked':
      return 'marked for masquerading';
    case 'dnat':
      return 'redirected by a Service';
    case 'hairpin':
      return 'from a Pod on this node to itself';
    case 'local':
      return condition.side === 'saddr' ? 'sent by this node itself' : 'to an address of this node';
    case 'protocol':
      return `over ${condition.protocol.toUpperCase()}`;
  }
}

function meaningOfAction(action: Action): string {
  switch (action.do) {
    case 'jump':
    case 'goto':
      return `goes on in ${action.chain}`;
    case 'look-up':
      return `is looked up in the map ${action.map}`;
    case 'translate-to-any':
      return action.endpoints.length === 1
        ? `is sent to ${action.endpoints[0]?.text}`
        : `is sent to one of ${action.endpoints.length} endpoints, each as likely as the other`;
    case 'goto-any':
      return `goes on in one of ${action.chains.length} chains, each as likely as the other`;
    case 'translate':
      return `is sent to ${action.endpoint.text}`;
    case 'remember':
      return 'has its client remembered';
    case 'mark':
    case 'unmark':
    case 'masquerade':
    case 'drop':
    case 'reject':
      return fates[action.do];
  }
}
