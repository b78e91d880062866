import type { Cluster } from '../../cluster/cluster.ts';
import { clusterDnsAddress, digText, nslookupText, resolve, resolverOf } from '../../cluster/coredns/index.ts';
import type { DnsAnswer } from '../../cluster/coredns/message.ts';
import { parseCommand, type Trace, trace } from '../request/index.ts';
import { fittingExample } from '../request/offers/fitting-example.ts';
import { isUnreadable, type LookupQuestion } from '../request/question.ts';
import { vantageOf } from '../request/vantage.ts';

/** One absolute name that the resolver asked for, and what came back. */
export interface ConsoleTry {
  readonly name: string;
  readonly type: string;
  /** `3 records`, `NXDOMAIN`. */
  readonly result: string;
  readonly taken: boolean;
  /** The whole message as dig prints it. */
  readonly dig: string;
}

/** What a line with dig or nslookup shows. */
export interface ConsoleAnswer {
  readonly sentence: string;
  readonly outcome: Trace['outcome'];
  /** What `/etc/resolv.conf` holds where the question is asked; empty lines are left out. */
  readonly resolvConf: readonly string[];
  readonly reason: string;
  readonly tries: readonly ConsoleTry[];
  /** The last answer, as each tool prints it; the one that was typed comes first. */
  readonly outputs: readonly { readonly tool: string; readonly text: string }[];
}

export interface ConsoleRefusal {
  readonly problem: string;
  readonly example: string;
}

/** Runs a dig or nslookup line and tells everything that came over the wire. */
export function dnsConsole(cluster: Cluster, command: string, from: string): ConsoleAnswer | ConsoleRefusal {
  const read = parseCommand(command);
  if (isUnreadable(read)) return { ...read, example: lookupExample(cluster, read.example) };
  const { question } = read;
  if (question.kind !== 'lookup') return { problem: 'This console takes dig, nslookup, host and getent.', example: lookupExample(cluster) };
  const vantage = vantageOf(cluster, read.from ?? from);
  if (isUnreadable(vantage)) return vantage;
  const { sentence, outcome, output = '' } = trace(cluster, { command, from, seed: 1 });
  const own = resolverOf(cluster, vantage.asker);
  const server = question.server === undefined ? own.nameservers[0] : clusterDnsAddress(cluster);
  const isLost = output === '' || outcome === 'timeout' || outcome === 'refused';
  const tries = isLost ? [] : triesOf(cluster, question, own);
  const typed = { tool: question.tool === 'dig' ? 'dig' : 'nslookup', text: output };
  const last = tries.filter(({ taken }) => taken);
  const shown = (last.length > 0 ? last : tries.slice(-question.types.length)).map(({ answer }) => answer);
  const others = shown.length === 0 ? [] : [otherTool(question, shown, server ?? '127.0.0.53')];
  return {
    sentence,
    outcome,
    resolvConf: [
      ...(own.search.length > 0 ? [`search ${own.search.join(' ')}`] : []),
      ...own.nameservers.map((address) => `nameserver ${address}`),
      ...(own.search.length > 0 ? [`options ndots:${own.ndots}`] : []),
    ],
    reason: own.reason,
    tries: tries.map(({ answer, taken }) => ({
      name: answer.name,
      type: answer.type,
      result: resultOf(answer),
      taken: taken && answer.answer.length > 0,
      dig: digText(answer, server ?? '127.0.0.53'),
    })),
    outputs: [...(output ? [typed] : []), ...others],
  };
}

function lookupExample(cluster: Cluster, example = ''): string {
  return fittingExample(cluster, /^(dig|nslookup|host|getent) /.test(example) ? example : 'dig +search kubernetes.default');
}

function triesOf(cluster: Cluster, { name, types, search, server }: LookupQuestion, own: ReturnType<typeof resolverOf>) {
  const asked = search || name.endsWith('.') ? name : `${name}.`;
  const resolver = { ...own, ...(search ? {} : { search: [] }), ...(server === undefined ? {} : { server: 'cluster' as const }) };
  return resolve(cluster, resolver, asked, types).tries.flatMap(({ answers, taken }) => answers.map((answer) => ({ answer, taken })));
}

function otherTool({ tool, name }: LookupQuestion, answers: readonly DnsAnswer[], server: string) {
  return tool === 'dig'
    ? { tool: 'nslookup', text: nslookupText(name.replace(/\.$/, ''), answers, server) }
    : { tool: 'dig', text: answers.map((answer) => digText(answer, server)).join('\n\n') };
}

function resultOf({ rcode, answer }: DnsAnswer): string {
  if (answer.length > 0) return answer.length === 1 ? '1 record' : `${answer.length} records`;
  return rcode === 'NOERROR' ? 'NOERROR, no record of this type' : rcode;
}
