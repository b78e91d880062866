import { podIpsOf } from '../../../cluster/pod-status.ts';
import type { Pod } from '../../../cluster/types.ts';
import type { Context } from '../context.ts';

/** Addresses that `/etc/hosts` gives a name before any DNS server is asked: localhost, the Pod's own hostname, its hostAliases. */
// kubernetes pkg/kubelet/kubelet_pods.go managedHostsFileContent
export function hostsFileAddresses({ vantage }: Context, host: string): readonly string[] {
  const name = host.toLowerCase();
  if (name === 'localhost') return ['127.0.0.1'];
  if (vantage.asker.kind !== 'pod') return [];
  const { pod } = vantage.asker;
  const { namespace = 'default' } = pod.metadata;
  const own = pod.spec.hostname ?? pod.metadata.name;
  const full = pod.spec.subdomain ? `${own}.${pod.spec.subdomain}.${namespace}.svc` : undefined;
  const isOwn = !pod.spec.hostNetwork && (name === own || (full !== undefined && name.startsWith(`${full}.`)));
  return isOwn ? podIpsOf(pod) : aliases(pod, name);
}

function aliases({ spec }: Pod, name: string): readonly string[] {
  const list = (spec.hostAliases ?? []) as readonly { readonly ip?: string; readonly hostnames?: readonly string[] }[];
  return list.flatMap(({ ip, hostnames }) => (ip && hostnames?.includes(name) ? [ip] : []));
}
