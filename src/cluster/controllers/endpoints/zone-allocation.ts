import type { Endpoint } from '../../types.ts';

const overloadThreshold = 0.2;

/** Shares the endpoints out among zones by their CPU, or gives no hints where that cannot be done fairly. */
// kubernetes endpointslice/topologycache/topologycache.go AddHints
export function allocateByZone(ready: readonly Endpoint[], cpuByZone: ReadonlyMap<string, number> | undefined): void {
  if (!cpuByZone || cpuByZone.size > ready.length || ready.some(({ zone }) => !zone)) return;
  const totalCpu = [...cpuByZone.values()].reduce((total, cpu) => total + cpu, 0);
  const desired = new Map<string, number>();
  let left = ready.length;
  for (const [zone, cpu] of cpuByZone) {
    const share = (cpu / totalCpu) * ready.length;
    const minimum = Math.ceil(share / (1 + overloadThreshold));
    left -= minimum;
    desired.set(zone, Math.max(share, minimum));
  }
  if (left < 0) return;

  const held = new Map<string, number>();
  for (const endpoint of ready) {
    const zone = endpoint.zone ?? '';
    endpoint.hints = { forZones: [{ name: zone }] };
    held.set(zone, (held.get(zone) ?? 0) + 1);
  }
  const { giving, receiving } = exchange(desired, held);
  for (const endpoint of ready) {
    const from = endpoint.zone ?? '';
    const to = [...receiving.keys()].find((zone) => (receiving.get(zone) ?? 0) > 0);
    if (to === undefined) return;
    if (!giving.get(from)) continue;
    endpoint.hints = { forZones: [{ name: to }] };
    giving.set(from, (giving.get(from) ?? 0) - 1);
    receiving.set(to, (receiving.get(to) ?? 0) - 1);
  }
}

// kubernetes endpointslice/topologycache/utils.go getGivingAndReceivingZones
function exchange(desired: ReadonlyMap<string, number>, held: ReadonlyMap<string, number>) {
  const surplus = new Map<string, number>();
  const shortage = new Map<string, number>();
  for (const [zone, target] of desired) {
    const difference = (held.get(zone) ?? 0) - target;
    if (difference > 0) surplus.set(zone, difference);
    else if (difference < 0) shortage.set(zone, -difference);
  }
  const giving = new Map<string, number>();
  const receiving = new Map<string, number>();
  for (;;) {
    const [from, give] = most(surplus);
    const [to, take] = most(shortage);
    if (from === undefined || to === undefined || (give < 1 && take < 1) || give < 0.5 || take < 0.5) return { giving, receiving };
    giving.set(from, (giving.get(from) ?? 0) + 1);
    surplus.set(from, give - 1);
    receiving.set(to, (receiving.get(to) ?? 0) + 1);
    shortage.set(to, take - 1);
  }
}

function most(zones: ReadonlyMap<string, number>): readonly [string | undefined, number] {
  let best: readonly [string | undefined, number] = [undefined, 0];
  for (const entry of zones) if (entry[1] > best[1]) best = entry;
  return best;
}
