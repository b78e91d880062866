import { parseAddress } from '../../cluster/coredns/address.ts';
import { clusterDnsAddress, digText, nslookupText, type Resolver, resolverOf } from '../../cluster/coredns/index.ts';
import type { DnsAnswer } from '../../cluster/coredns/message.ts';
import { type Context, hop } from './context.ts';
import { holderOf } from './holder.ts';
import { lookUp } from './look-up.ts';
import type { LookupQuestion } from './question.ts';
import type { Hop, Trace } from './trace.ts';

export interface Answered {
  readonly hops: readonly Hop[];
  readonly outcome: Trace['outcome'];
  readonly because: string;
  readonly answers: readonly DnsAnswer[];
  readonly output: string;
}

/** dig, nslookup, host and getent: the answer itself is the question. */
export function askDns(context: Context, question: LookupQuestion): Answered {
  const resolver = asked(context, question);
  if (typeof resolver === 'string') {
    const end = hop({ stage: 'resolver', title: `server ${question.server}`, verdict: 'unknown', reason: `${resolver}.` });
    return { hops: [end], outcome: 'unknown', because: resolver, answers: [], output: '' };
  }
  const name = question.search || question.name.endsWith('.') ? question.name : `${question.name}.`;
  const { hops, resolution, failure } = lookUp(context, name, question.types, resolver);
  const { answers } = resolution;
  const server = resolver.nameservers[0] ?? '127.0.0.53';
  const output =
    answers.length === 0
      ? `;; communications error to ${server}#53: timed out`
      : question.tool === 'dig'
        ? answers.map((answer) => digText(answer, server)).join('\n\n')
        : nslookupText(question.name, answers, server);
  const found = answers.some(({ answer }) => answer.length > 0);
  const outcome = found ? 'answered' : failure?.outcome === 'timeout' ? 'timeout' : outcomeOf(answers);
  return { hops, outcome, because: failure?.because ?? '', answers, output };
}

function outcomeOf(answers: readonly DnsAnswer[]): Trace['outcome'] {
  const rcodes = answers.map(({ rcode }) => rcode);
  if (rcodes.includes('NOERROR')) return 'nodata';
  return rcodes.includes('REFUSED') ? 'refused' : 'nxdomain';
}

/** With `@server` the resolver asks there, and a sentence says so where nobody there speaks DNS. */
function asked(context: Context, { server, search }: LookupQuestion): Resolver | string {
  const own = resolverOf(context.cluster, context.vantage.asker);
  const list = search ? own : { ...own, search: [] };
  if (server === undefined) return list;
  const address = parseAddress(server)?.text ?? lookUp(context, server, ['A', 'AAAA']).addresses[0];
  if (!address) return `${server} is no server that the model knows`;
  const cluster = clusterDnsAddress(context.cluster);
  const holder = holderOf(context.cluster, address);
  const isDns =
    address === cluster || (holder?.is === 'pod' && holder.pods.some(({ metadata }) => metadata.labels?.['k8s-app'] === 'kube-dns'));
  if (!isDns) return `whether ${server} answers DNS questions, and what it says, is not in the manifests`;
  return { ...list, nameservers: [address], server: 'cluster', reason: `The command names the server ${server}: CoreDNS.` };
}
