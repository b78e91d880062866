import { entryOf } from '../../entry-of.ts';
import type { EndpointAddress, EndpointSubset } from '../../types.ts';
import { fnv128a } from './fnv128.ts';

type Port = NonNullable<EndpointSubset['ports']>[number];
interface Offer {
  readonly port: Port | undefined;
  /** Whether the address is ready on this port. */
  readonly ready: Map<EndpointAddress, boolean>;
}

/** The canonical form: addresses that offer the same ports are one subset; everything in the order of hashes. */
// kubernetes pkg/api/v1/endpoints/util.go RepackSubsets
export function repackSubsets(subsets: readonly EndpointSubset[]): EndpointSubset[] {
  const addresses = new Map<string, EndpointAddress>();
  const offers = new Map<string, Offer>();
  for (const subset of subsets) {
    for (const port of subset.ports?.length ? subset.ports : [undefined]) {
      const portKey = port ? spewPort(port) : '';
      const offer = entryOf(offers, portKey, () => ({ port, ready: new Map() }));
      for (const address of subset.addresses ?? []) note(offer, address, true);
      for (const address of subset.notReadyAddresses ?? []) note(offer, address, false);
    }
  }

  function note(offer: Offer, given: EndpointAddress, ready: boolean) {
    const key = `${given.ip} ${given.targetRef?.uid ?? ''}`;
    const address = addresses.get(key) ?? given;
    addresses.set(key, address);
    if (offer.ready.get(address) !== false) offer.ready.set(address, ready);
  }

  const identities = new Map([...addresses.values()].map((address, index) => [address, index]));
  const groups = new Map<string, { ready: Offer['ready']; ports: Port[] }>();
  for (const { port, ready } of offers.values()) {
    const key = [...ready]
      .map(([address, isReady]) => `${identities.get(address)}${isReady ? '+' : '-'}`)
      .sort()
      .join();
    const group = entryOf(groups, key, () => ({ ready, ports: [] }));
    if (port) group.ports.push(port);
  }
  return inHashOrder([...groups.values()].map(subsetOf), spewSubset);
}

function subsetOf({ ready, ports }: { ready: Offer['ready']; ports: Port[] }): EndpointSubset {
  const having = (wanted: boolean) => [...ready].flatMap(([address, isReady]) => (isReady === wanted ? [address] : [])).sort(byIpAndUid);
  const addresses = having(true);
  const notReadyAddresses = having(false);
  return {
    ...(addresses.length > 0 ? { addresses } : {}),
    ...(notReadyAddresses.length > 0 ? { notReadyAddresses } : {}),
    ...(ports.length > 0 ? { ports: inHashOrder(ports, spewPort) } : {}),
  };
}

function byIpAndUid(a: EndpointAddress, b: EndpointAddress): number {
  return compareText(a.ip, b.ip) || compareText(a.targetRef?.uid ?? '', b.targetRef?.uid ?? '');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function inHashOrder<T>(items: T[], spew: (item: T) => string): T[] {
  if (items.length < 2) return items;
  return items
    .map((item) => ({ item, hash: fnv128a(spew(item)) }))
    .sort((a, b) => compareText(a.hash, b.hash))
    .map(({ item }) => item);
}

// The hash is taken of the Go value as the spew library prints it, types included.
// kubernetes pkg/util/hash/hash.go DeepHashObject
function spewPort(port: Port): string {
  return `(v1.EndpointPort)${portFields(port)}`;
}

function portFields({ name = '', port, protocol = 'TCP', appProtocol }: Port): string {
  return `{Name:(string)${name} Port:(int32)${port} Protocol:(v1.Protocol)${protocol} AppProtocol:(*string)${appProtocol ?? '<nil>'}}`;
}

function spewSubset({ addresses, notReadyAddresses, ports }: EndpointSubset): string {
  const list = <T>(type: string, items: T[] | undefined, print: (item: T) => string) =>
    `([]v1.${type})${items?.length ? `[${items.map(print).join(' ')}]` : '<nil>'}`;
  return (
    `(v1.EndpointSubset){Addresses:${list('EndpointAddress', addresses, addressFields)}` +
    ` NotReadyAddresses:${list('EndpointAddress', notReadyAddresses, addressFields)}` +
    ` Ports:${list('EndpointPort', ports, portFields)}}`
  );
}

function addressFields({ ip, hostname = '', nodeName, targetRef }: EndpointAddress): string {
  const { kind = '', namespace = '', name = '', uid = '' } = targetRef ?? {};
  const target = targetRef
    ? `{Kind:(string)${kind} Namespace:(string)${namespace} Name:(string)${name} UID:(types.UID)${uid} APIVersion:(string) ResourceVersion:(string) FieldPath:(string)}`
    : '<nil>';
  return `{IP:(string)${ip} Hostname:(string)${hostname} NodeName:(*string)${nodeName ?? '<nil>'} TargetRef:(*v1.ObjectReference)${target}}`;
}
