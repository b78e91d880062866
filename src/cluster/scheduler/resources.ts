import { quantityAmount } from '../apiserver/formats/quantity.ts';
import type { Container, Node, Pod } from '../types.ts';

type Amounts = ReadonlyMap<string, bigint>;

const known = new WeakMap<readonly Container[], Amounts>();

/** What a Pod asks of its node, in billionths. */
// kubernetes component-helpers resource/helpers.go PodRequests
export function requestsOf({ spec }: Pod): Amounts {
  const containers = spec.containers ?? [];
  const before = known.get(containers);
  if (before) return before;
  const init = spec.initContainers ?? [];
  const sidecars = init.filter(({ restartPolicy }) => restartPolicy === 'Always');
  const total = new Map<string, bigint>();
  for (const container of [...containers, ...sidecars]) for (const [name, amount] of own(container)) add(total, name, amount);
  const started = new Map<string, bigint>();
  for (const container of init) {
    // an init container runs beside the sidecars before it
    for (const [name, amount] of own(container)) {
      const beside = (started.get(name) ?? 0n) + amount;
      if (sidecars.includes(container)) started.set(name, beside);
      if (beside > (total.get(name) ?? 0n)) total.set(name, beside);
    }
  }
  known.set(containers, total);
  return total;
}

export function add(total: Map<string, bigint>, name: string, amount: bigint): void {
  total.set(name, (total.get(name) ?? 0n) + amount);
}

function own({ resources }: Container): [string, bigint][] {
  const { requests = {} } = (resources ?? {}) as { requests?: Readonly<Record<string, string | number>> };
  return Object.entries(requests).map(([name, quantity]) => [name, quantityAmount(quantity) ?? 0n]);
}

/** The first resource that the node has too little of, with all it has of it. */
// kubernetes pkg/scheduler/framework/plugins/noderesources/fit.go fitsRequest
export function lackOf(
  requests: Amounts,
  used: Amounts,
  { status }: Node,
): { readonly name: string; readonly evenEmpty: boolean } | undefined {
  for (const [name, amount] of requests) {
    if (amount === 0n) continue;
    const all = quantityAmount(status.allocatable?.[name] ?? '0') ?? 0n;
    if ((used.get(name) ?? 0n) + amount > all) return { name, evenEmpty: amount > all };
  }
  return undefined;
}
