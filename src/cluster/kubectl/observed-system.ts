import type { Store } from '../apiserver/store.ts';
import { findObject, listOf } from '../cluster.ts';
import { isForeign } from '../identity.ts';
import { formatIp, parseCidr, parseIp, rangeContains } from '../ip-address.ts';
import { matchesLabelSelector } from '../label-selector.ts';
import { type KubeObject, keyOf } from '../object.ts';
import type { Pod, Service } from '../types.ts';

/** What stands in every new cluster stands in for what was not pasted: here, for the owner of this Pod. */
export function standInsFor(store: Store, { metadata }: Pod): readonly KubeObject[] {
  return listOf(store.view(), 'Deployment').filter(
    (deployment) =>
      deployment.metadata.namespace === metadata.namespace &&
      !store.isWritten(keyOf(deployment)) &&
      matchesLabelSelector(deployment.spec.selector, metadata.labels),
  );
}

/** Where kubeadm's default puts cluster IPs. */
const usualRanges = ['10.96.0.0/12', 'fd00:10:96::/112'].flatMap((range) => parseCidr(range) ?? []);

/**
 * The DNS Service of another cluster, where nobody pasted it: at the tenth address if its cluster IPs may be kubeadm's own or the
 * API server's Service tells the first one, else nowhere, since no address would be more than a guess.
 */
// kubernetes cmd/kubeadm/app/constants/constants.go GetDNSIP
export function placeDnsService(store: Store): void {
  const view = store.view();
  const dns = findObject(view, 'Service', 'kube-system', 'kube-dns');
  if (!dns || store.isWritten(keyOf(dns))) return;
  const observed = listOf(view, 'Service').filter((service) => store.isWritten(keyOf(service)) && isForeign(service));
  const addresses = observed.flatMap(({ spec }) => parseIp(spec.clusterIP ?? '') ?? []);
  const apiServer = observed.find(({ metadata }) => metadata.namespace === 'default' && metadata.name === 'kubernetes');
  const first = parseIp(apiServer?.spec.clusterIP ?? '');
  const isUsual = addresses.every((address) => usualRanges.some((range) => rangeContains(range, address)));
  if (!first && isUsual) return;
  if (first) store.put(withAddress(dns, formatIp({ ...first, bits: first.bits + 9n })), undefined);
  else store.remove([dns]);
}

function withAddress(service: Service, clusterIP: string): Service {
  return { ...service, spec: { ...service.spec, clusterIP, clusterIPs: [clusterIP] } };
}
