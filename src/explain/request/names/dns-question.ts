import { parseAddress } from '../../../cluster/coredns/address.ts';
import { clusterDnsAddress, digText, nslookupText, type Resolver, resolve, resolverOf } from '../../../cluster/coredns/index.ts';
import type { DnsAnswer } from '../../../cluster/coredns/message.ts';
import { holderOf } from '../addresses/holder.ts';
import { type Context, hop } from '../context.ts';
import type { LookupQuestion } from '../question.ts';
import type { Hop, Trace } from '../trace.ts';
import { type LookUp, lookUp } from './look-up.ts';

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
  const looked = lookUp(context, name, question.types, resolver);
  const { hops, failure } = (looked.failure && withSearchList(context, question, looked)) ?? looked;
  const isUnknown = failure?.outcome === 'unknown' && !context.options.isolated;
  const answers = isUnknown ? [] : looked.resolution.answers;
  const server = resolver.nameservers[0] ?? '127.0.0.53';
  const output =
    answers.length === 0
      ? silence(server, failure?.outcome)
      : question.tool === 'dig'
        ? answers.map((answer) => digText(answer, server)).join('\n\n')
        : nslookupText(question.name, answers, server);
  const found = answers.some(({ answer }) => answer.length > 0);
  const outcome = found ? 'answered' : failure && answers.length === 0 ? failure.outcome : outcomeOf(answers);
  return { hops, outcome, because: failure?.because ?? '', answers, output };
}

/** What is printed where no answer came, or none that the model knows. */
function silence(server: string, outcome: Trace['outcome'] | undefined): string {
  if (outcome === 'unknown') return '';
  return `;; communications error to ${server}#53: ${outcome === 'refused' ? 'connection refused' : 'timed out'}`;
}

/** dig leaves the search list out unless it is told to use it: what it does not find may well be there for everybody else. */
function withSearchList(context: Context, { tool, name, search, types, server }: LookupQuestion, { hops, resolution }: LookUp) {
  const wasFull = context.command.split(/\s+/).includes(name);
  if (tool !== 'dig' || search || wasFull || server !== undefined || resolution.answers.length === 0) return undefined;
  const found = resolve(context.cluster, resolverOf(context.cluster, context.vantage.asker), name.replace(/\.$/, ''), types);
  if (!found.answers.some(({ answer }) => answer.length > 0)) return undefined;
  const because = `dig asks for ${name.replace(/\.$/, '')} as it is, without the search list; with it the name is ${found.name.replace(/\.$/, '')}`;
  const instead = context.command.replace(/\bdig\b/, 'dig +search');
  const told = hops.map((one) =>
    one.verdict === 'broken' || one.verdict === 'unknown' ? { ...one, verdict: 'broken' as const, reason: `${because}.`, instead } : one,
  );
  return { hops: told, failure: { outcome: 'nxdomain' as const, because } };
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
