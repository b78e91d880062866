import type { Store } from '../apiserver/store.ts';
import type { KubeObject } from '../object.ts';
import { type IpFamily, type IpFamilySetting, ipFamiliesOf } from '../settings.ts';
import type { Node, Pod, Service } from '../types.ts';

/** A Pod or a Node shows which families its cluster has and which comes first; a Service shows only that there is one more. */
export function learnFamilies(store: Store, object: KubeObject): void {
  const known = ipFamiliesOf(store.view().settings);
  const seen = familiesOf(object);
  if (seen.every((family) => known.includes(family))) return;
  store.setFamilies(settingOf(object.kind === 'Service' ? [...new Set([...known, ...seen])] : seen));
}

function familiesOf(object: KubeObject): readonly IpFamily[] {
  switch (object.kind) {
    case 'Pod':
      return familiesIn(((object as Pod).status?.podIPs ?? []).map(({ ip }) => ip));
    case 'Node':
      return familiesIn((object as Node).spec?.podCIDRs ?? []);
    case 'Service':
      return (object as Service).spec?.ipFamilies ?? [];
    default:
      return [];
  }
}

function familiesIn(addresses: readonly string[]): readonly IpFamily[] {
  return [...new Set(addresses.map((address): IpFamily => (address?.includes(':') ? 'IPv6' : 'IPv4')))];
}

function settingOf([primary, secondary]: readonly IpFamily[]): IpFamilySetting {
  if (secondary) return primary === 'IPv6' ? 'dual6' : 'dual4';
  return primary === 'IPv6' ? 'ipv6' : 'ipv4';
}
