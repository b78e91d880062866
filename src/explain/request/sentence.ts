import type { Cluster } from '../../cluster/cluster.ts';
import { recordText } from '../../cluster/coredns/index.ts';
import { inBrackets } from '../../cluster/ip-address.ts';
import { shareInWords } from '../../cluster/share.ts';
import { whoseAddresses } from './addresses/whose-addresses.ts';
import { asSentence } from './as-sentence.ts';
import type { Answered } from './names/dns-question.ts';
import type { Dialled } from './packet/dialled.ts';
import type { Question } from './question.ts';
import type { Answerer, Hop, Trace } from './trace.ts';

const words: Readonly<Record<Trace['outcome'], string>> = {
  answered: 'Answered',
  refused: 'Refused',
  timeout: 'Timeout',
  unreachable: 'Unreachable',
  nxdomain: 'NXDOMAIN',
  nodata: 'No record',
  'http-error': 'HTTP error',
  unknown: 'Unknown',
  unreadable: 'Not understood',
};

export function failureSentence(outcome: Trace['outcome'], because: string): string {
  return because ? `${words[outcome]}: ${because.replace(/\.$/, '')}.` : `${words[outcome]}.`;
}

/** `web-0 answers (one of 3, each 1 in 3, picked by kube-proxy).` */
export function answerSentence({ answerers, taken, because, hops }: Omit<Dialled, 'outcome'>): string {
  const one = answerers[taken ?? 0];
  if (!one) return because ? asSentence(because) : 'Somebody answers.';
  if (one.ref && one.ref.kind !== 'Pod' && one.ref.kind !== 'Node') return asSentence(because);
  const name = one.ref?.name ?? `${inBrackets(one.address)}:${one.port}`;
  const through = because.startsWith('through') ? `, ${because}` : '';
  const among = because.startsWith('through the tunnel') ? '' : amongText(answerers, one, through ? '' : pickerOf(hops));
  return `${name} answers${among}${through}${one.doubt ? `, ${one.doubt}` : ''}.`;
}

/** Endpoints are what rules lead to; without them the client has all the addresses. */
const pickerOf = (hops: readonly Hop[]) => `, picked by ${hops.some(({ stage }) => stage === 'endpoint') ? 'kube-proxy' : 'the client'}`;

function amongText(answerers: readonly Answerer[], taken: Answerer, picked: string): string {
  if (taken.port === 0) return '';
  if (answerers.length === 1)
    return taken.share >= 1 - 1e-9 ? ' (the only one that could)' : ` (${shareInWords(taken.share)}; nobody answers the rest)`;
  const even = answerers.every(({ share }) => Math.abs(share - taken.share) < 1e-9);
  return ` (one of ${answerers.length}, ${even ? 'each' : 'this one'} ${shareInWords(taken.share)}${picked})`;
}

export function dnsSentence({ outcome, because, answers }: Answered, cluster: Cluster): string {
  // nslookup asks twice, for A and AAAA, and an alias comes with either
  const records = [...new Map(answers.flatMap(({ answer }) => answer).map((record) => [recordText(record), record])).values()];
  const [first] = records;
  if (outcome !== 'answered' || !first) return failureSentence(outcome, because);
  const name = first.name.replace(/\.$/, '');
  const data = records.map(({ data: text }) => bare(text));
  const whose = whoseAddresses(cluster, data);
  const told = whose && ` (${whose})`;
  if (records.length === 1)
    return first.type === 'CNAME' ? `${name} is an alias for ${data[0]}.` : `${name} has one record: ${first.type} ${data[0]}${told}.`;
  const shown = data.length > 4 ? `${data.slice(0, 3).join(', ')} and ${data.length - 3} more` : data.join(', ');
  const types = [...new Set(records.map(({ type }) => type))];
  return `${name} has ${records.length} records (${types.join(', ')}): ${shown}${told}.`;
}

/** The question back in words. */
export function readingOf(question: Question, from: string): string {
  switch (question.kind) {
    case 'connect': {
      const host = inBrackets(question.host);
      const { http } = question;
      const asked = http && http.host.replace(/:\d+$/, '') !== host ? ` asking for host ${http.host}` : '';
      return http
        ? `HTTP ${http.method} ${http.scheme}://${host}:${question.port}${http.path}${asked}, from ${from}`
        : `${question.protocol} connection to ${host}:${question.port}, from ${from}`;
    }
    case 'lookup':
      return `DNS question ${question.name} ${question.types.join(' and ')}, from ${from}`;
    case 'ping':
      return `ICMP echo to ${question.host}, from ${from}`;
    case 'port-forward':
      return `tunnel to ${question.resource}/${question.name} port ${question.port}, through the API server`;
  }
}

const bare = (data: string) => data.replace(/\.$/, '');
