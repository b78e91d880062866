import type { Cluster } from '../../cluster/cluster.ts';
import { connect } from './connect.ts';
import type { Context, TraceOptions } from './context.ts';
import { askDns } from './names/dns-question.ts';
import { fittingExample } from './offers/fitting-example.ts';
import type { Dialled } from './packet/dialled.ts';
import { parseCommand } from './parse/index.ts';
import { ping } from './ping.ts';
import { portForward } from './port-forward.ts';
import { type AskedRequest, isUnreadable, type Unreadable } from './question.ts';
import { answerSentence, dnsSentence, failureSentence, readingOf } from './sentence.ts';
import type { Answerer, Hop, Trace } from './trace.ts';
import { vantageOf } from './vantage.ts';

export type { TraceOptions } from './context.ts';
export { completions } from './offers/completions.ts';
export { type Suggestion, suggestions } from './offers/suggestions.ts';
export { parseCommand } from './parse/index.ts';
export type { AskedRequest } from './question.ts';
export type * from './trace.ts';
export { traceText } from './trace-text.ts';

/** Follows a question through the cluster: the answer in a sentence, then every hop with its reason. */
export function trace(cluster: Cluster, request: AskedRequest, options: TraceOptions = {}): Trace {
  const read = parseCommand(request.command);
  if (isUnreadable(read)) return unreadable({ ...read, example: fittingExample(cluster, read.example) });
  const vantage = vantageOf(cluster, read.from ?? request.from);
  if (isUnreadable(vantage))
    return unreadable(read.from === undefined ? vantage : { ...vantage, example: fromThere(request.command, vantage.example) });
  const { question } = read;
  const mode = options.mode ?? cluster.settings.proxyMode;
  const context: Context = { cluster, vantage, mode, seed: request.seed, command: request.command, options };
  const reading = readingOf(question, vantage.label);
  switch (question.kind) {
    case 'lookup': {
      const asked = askDns(context, question);
      const { hops, outcome, output } = asked;
      return {
        understood: true,
        outcome,
        sentence: dnsSentence(asked, cluster),
        hops,
        answerers: [],
        reading,
        output,
        ...brokenAt(hops, outcome),
      };
    }
    case 'connect':
      return { ...told(connect(context, question), reading), connects: true };
    case 'ping':
      return told(ping(context, question), reading);
    case 'port-forward':
      return told(portForward(context, question), reading);
  }
}

/** The command as kubectl would run it in the Pod that is given as an example. */
function fromThere(command: string, example: string): string {
  const [, namespace, pod] = /^pod:([^/]+)\/(.+)$/.exec(example) ?? [];
  const inside = /\s--\s(.+)$/.exec(command)?.[1];
  return pod && inside ? `kubectl exec -n ${namespace} ${pod} -- ${inside}` : example;
}

function unreadable({ problem, example }: Unreadable): Trace {
  return { understood: false, outcome: 'unreadable', sentence: `${problem} For example: ${example}`, hops: [], answerers: [], example };
}

function told({ hops, outcome, because, source, sticky, ...rest }: Dialled, reading: string): Trace {
  const one = merged(rest);
  const { answerers, taken } = one;
  const answered = outcome === 'answered';
  const sentence = answered ? answerSentence({ ...one, because, hops }) : failureSentence(outcome, because);
  return {
    understood: true,
    outcome,
    sentence,
    hops,
    answerers: answered ? answerers : [],
    reading,
    ...(taken !== undefined && answered ? { taken } : {}),
    ...(source && answered ? { source } : {}),
    ...(sticky && answered ? { sticky } : {}),
    ...brokenAt(hops, outcome),
  };
}

/** Two ways to one address and port are one answerer. */
function merged({ answerers, taken }: Pick<Dialled, 'answerers' | 'taken'>): Pick<Dialled, 'answerers' | 'taken'> {
  const byAddress = new Map<string, Answerer>();
  const keyOf = ({ address, port }: Answerer) => `${address} ${port}`;
  for (const answerer of answerers) {
    const known = byAddress.get(keyOf(answerer));
    byAddress.set(keyOf(answerer), known ? { ...known, share: known.share + answerer.share } : answerer);
  }
  const one = taken === undefined ? undefined : answerers[taken];
  const position = one ? [...byAddress.keys()].indexOf(keyOf(one)) : -1;
  return { answerers: [...byAddress.values()], ...(position >= 0 ? { taken: position } : {}) };
}

function brokenAt(hops: readonly Hop[], outcome: Trace['outcome']): Pick<Trace, 'broken'> {
  const at = hops.findIndex(({ verdict }) => verdict === 'broken');
  return outcome === 'answered' || at < 0 ? {} : { broken: at };
}
