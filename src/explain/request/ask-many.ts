import type { Cluster } from '../../cluster/cluster.ts';
import { chances, drawn } from './chance.ts';
import type { TraceOptions } from './context.ts';
import { trace } from './index.ts';
import type { AskedRequest } from './question.ts';
import type { Answerer, Trace } from './trace.ts';

/** Who answered how often, in one way of asking. */
export interface Sample {
  readonly way: 'new-connections' | 'one-connection' | 'client-balances';
  /** In words: `a new connection each time`. */
  readonly label: string;
  /** Why it comes out like this. */
  readonly reason: string;
  /** One a possible answerer, in the order of the trace. */
  readonly counts: readonly { readonly answerer: Answerer; readonly count: number }[];
}

/** Asks again and again, in the three ways in which clients do. The seed decides; the same one gives the same run. */
export function askMany(
  cluster: Cluster,
  request: AskedRequest,
  times: number,
  options: TraceOptions = {},
): { readonly trace: Trace; readonly samples: readonly Sample[] } {
  const first = trace(cluster, request, options);
  const { answerers, sticky } = first;
  if (!first.connects || answerers.length === 0) return { trace: first, samples: [] };
  const door = first.hops.some(({ stage }) => stage === 'door');
  const direct = !door && headlessAddresses(first) > 1;
  const shares = answerers.map(({ share }) => share);
  const chance = chances(`${request.seed} ${request.command} ${request.from}`);
  const one = first.taken ?? drawn(shares, chance());
  const tally = (pick: (turn: number) => number) => {
    const counts = answerers.map(() => 0);
    for (let turn = 0; turn < times; turn++) {
      const at = pick(turn);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return answerers.map((answerer, at) => ({ answerer, count: counts[at] ?? 0 }));
  };
  const fresh = () => (sticky ? one : drawn(shares, chance()));
  const who = direct
    ? 'the client takes one of the addresses, in whatever order DNS gives them'
    : door
      ? 'the controller draws a backend and dials one of its endpoints'
      : 'kube-proxy draws an endpoint for each connection';
  const freshly = answerers.length === 1 ? 'Nobody else could answer.' : `Each time ${who}.`;
  const samples: readonly Sample[] = [
    {
      way: 'new-connections',
      label: 'a new connection each time',
      reason: sticky ? 'sessionAffinity ClientIP keeps this client with one endpoint.' : freshly,
      counts: tally(fresh),
    },
    {
      way: 'one-connection',
      label: 'one connection kept open (HTTP keep-alive, gRPC)',
      reason: door
        ? 'The connection ends at the controller, and that draws for every request.'
        : 'The choice is made once, when the connection opens; every request after that goes the same way.',
      counts: tally(door ? fresh : () => one),
    },
    {
      way: 'client-balances',
      label: 'a client that balances by itself (gRPC round_robin)',
      reason: direct
        ? 'It connects to every address that DNS gives and takes them in turn.'
        : `It finds one address${door ? ", the controller's, which balances for it" : ' and so opens one connection: there is nothing to balance over'}.`,
      counts: tally((turn) => (direct ? turn % answerers.length : door ? fresh() : one)),
    },
  ];
  return { trace: first, samples };
}

/** How many addresses the client had to choose from. */
function headlessAddresses({ hops }: Trace): number {
  return hops.find(({ stage }) => stage === 'client')?.lines.length ?? 0;
}
