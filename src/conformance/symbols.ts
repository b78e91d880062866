import type { KubeObject } from '../cluster/object.ts';
import type { Pod, Service } from '../cluster/types.ts';

const randomlyNamed = new Set(['ReplicaSet', 'DaemonSet', 'Job', 'ReplicationController']);
const randomLabels = ['pod-template-hash', 'controller-revision-hash', 'batch.kubernetes.io/controller-uid', 'controller-uid'];
const nodePortSymbol = '<node port>';
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const dashed = (ip: string) => ip.replace(/[.:]/g, '-');
const familyDigit = (ip: string) => (ip.includes(':') ? 6 : 4);
const ownerOf = (object: KubeObject) => object.metadata.ownerReferences?.find((owner) => owner.controller);

/**
 * Names and addresses that a cluster draws at random are compared by who holds them: returns a function that replaces
 * each of them by a symbol, everywhere in a value. What the manifests themselves say (`given`) stays.
 */
export function symbolizer(objects: readonly KubeObject[], given: string): <T>(value: T) => T {
  const symbols = new Map<string, string>();
  const ports = new Set<number>();
  const say = (literal: string | undefined, symbol: string) => {
    if (literal && !given.includes(literal)) symbols.set(literal, symbol);
  };
  const replicaSets = new Map<string, string>();
  for (const { kind, metadata, ...rest } of objects) {
    if (kind !== 'ReplicaSet') continue;
    const deployment = ownerOf({ kind, metadata, ...rest });
    replicaSets.set(`${metadata.namespace}/${metadata.name}`, deployment?.name ?? metadata.name);
    if (deployment) say(metadata.name, `<rs of ${deployment.name}>`);
  }
  for (const object of objects) {
    const { name, namespace, generateName, labels } = object.metadata;
    if (object.kind === 'Service') {
      const { spec } = object as Service;
      for (const ip of spec.clusterIPs ?? (spec.clusterIP ? [spec.clusterIP] : [])) {
        if (ip !== 'None') say(ip, `<ip${familyDigit(ip)} of service ${namespace}/${name}>`);
      }
      for (const port of [...(spec.ports ?? []).map((each) => each.nodePort), spec.healthCheckNodePort]) {
        if (port && !given.includes(String(port))) ports.add(port);
      }
    }
    if (object.kind === 'Pod') {
      const { spec, status } = object as Pod;
      const owner = ownerOf(object);
      let who = name;
      if (owner && randomlyNamed.has(owner.kind)) who = `${replicaSets.get(`${namespace}/${owner.name}`) ?? owner.name}-*`;
      else if (generateName && !owner) who = `${generateName}*`;
      if (who !== name) say(name, `<pod ${who}>`);
      if (!spec.hostNetwork) for (const { ip } of status?.podIPs ?? []) say(ip, `<ip${familyDigit(ip)} of pod ${namespace}/${who}>`);
    }
    if (object.kind === 'Node') {
      const { status } = object as KubeObject & { status?: { addresses?: { type: string; address: string }[] } };
      for (const { type, address } of status?.addresses ?? []) if (type === 'InternalIP') say(address, '<node ip>');
    }
    if (object.kind === 'EndpointSlice' && generateName) say(name, `<slice ${generateName}*>`);
    for (const label of randomLabels) say(labels?.[label], `<${label}>`);
    if (generateName && object.kind !== 'Pod' && object.kind !== 'EndpointSlice') say(name, `<${object.kind} ${generateName}*>`);
  }
  return replacer(symbols, ports);
}

function replacer(symbols: ReadonlyMap<string, string>, ports: ReadonlySet<number>): <T>(value: T) => T {
  const table = new Map<string, string>();
  for (const [literal, symbol] of symbols) {
    table.set(literal, symbol);
    if (/^[\d.]+$/.test(literal) || literal.includes(':')) table.set(dashed(literal), `${symbol.slice(0, -1)}, dashed>`);
  }
  const parts = [...table.keys()]
    .sort((a, b) => b.length - a.length)
    .map((literal) =>
      literal.includes(':')
        ? `(?<![0-9a-f:])${escaped(literal)}(?![0-9a-f:])`
        : `(?<![A-Za-z0-9.-])${escaped(literal)}(?![A-Za-z0-9-])(?!\\.\\d)`,
    );
  const pattern = parts.length > 0 ? new RegExp(parts.join('|'), 'g') : undefined;
  const walk = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return pattern ? value.replace(pattern, (literal) => table.get(literal) ?? literal) : value;
    if (typeof value === 'number') return /nodePort$/i.test(key) && ports.has(value) ? nodePortSymbol : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, key));
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, walk(field, name)]));
    return value;
  };
  return <T>(value: T) => walk(value) as T;
}
