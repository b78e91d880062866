import { parseAddress } from '../../cluster/coredns/address.ts';
import { clusterDnsAddress } from '../../cluster/coredns/index.ts';
import { isLoopback } from '../../cluster/ip-address.ts';
import { refOf } from '../../cluster/object.ts';
import type { ServicePort } from '../../cluster/types.ts';
import { holderOf } from './addresses/holder.ts';
import { asSentence } from './as-sentence.ts';
import { citeName } from './cited-fields.ts';
import { type Context, cite, hop } from './context.ts';
import { hostsFileAddresses } from './names/hosts-file.ts';
import { addressTypes, lookUp } from './names/look-up.ts';
import type { Dialled } from './packet/dialled.ts';
import type { PingQuestion } from './question.ts';
import type { Hop } from './trace.ts';

/** ICMP has no ports, so no rule for a Service's port takes it: what answers is whoever has the address itself. */
export function ping(context: Context, { host, family }: PingQuestion): Dialled {
  const literal = parseAddress(host)?.text ?? hostsFileAddresses(context, host)[0];
  const found = literal ? undefined : lookUp(context, host, addressTypes(family ? [family] : context.vantage.families));
  if (found?.failure) return { hops: found.hops, answerers: [], ...found.failure };
  const address = literal ?? found?.addresses[0];
  const before = found?.hops ?? [];
  if (!address) return { hops: before, outcome: 'unknown', because: `${host} is an alias for a name outside the cluster`, answerers: [] };
  return echo(context, host, address, before);
}

function echo(context: Context, host: string, address: string, before: readonly Hop[]): Dialled {
  const { cluster, mode, vantage } = context;
  const holder = holderOf(cluster, isLoopback(address) ? (vantage.addresses.IPv4 ?? vantage.addresses.IPv6 ?? address) : address);
  const command = `ping -c 1 ${address}`;
  if (holder?.is === 'pod' || holder?.is === 'node') {
    const pod = holder.is === 'pod' ? holder.pods[0] : undefined;
    const ref = pod ? refOf(pod) : { kind: 'Node', name: holder.is === 'node' ? holder.node : '' };
    const reason = `${ref.kind} ${ref.name} has the address ${address} itself, and its kernel answers an echo request, whatever its programs do.`;
    const end = hop({
      stage: pod ? 'pod' : 'node',
      title: `${ref.kind} ${ref.name}`,
      verdict: 'caution',
      reason: `${reason} NetworkPolicies may or may not stop ICMP: that is up to the network plugin.`,
      objects: [ref],
      sources: cite(context, ref),
      command,
    });
    return {
      hops: [...before, end],
      outcome: 'answered',
      because: 'the address is its own',
      answerers: [{ ref, address, port: 0, share: 1 }],
    };
  }
  if (holder?.is === 'service') {
    const ref = refOf(holder.service);
    const { name } = holder.service.metadata;
    const rejects = mode === 'nftables' && holder.as === 'cluster IP';
    const because = rejects
      ? `no machine has the ${holder.as} ${address} of Service ${name}, and kube-proxy in nftables mode rejects what is not for a port of it`
      : `no machine has the ${holder.as} ${address} of Service ${name}; kube-proxy in ${mode} mode has rules for its ports alone, and a ping has no port`;
    const reason = `${asSentence(because)} (In ipvs mode a node would answer, because there the address is on a dummy interface.) A Service that does not answer a ping may work well: ask for its port.`;
    const told = hop({
      stage: 'node',
      title: `kube-proxy on ${vantage.node}`,
      verdict: 'broken',
      reason,
      objects: [ref],
      sources: citeName(context, holder.service),
      command,
      ...insteadOf(holder.service.spec.ports?.[0], host),
    });
    return { hops: [...before, told], outcome: rejects ? 'refused' : 'timeout', because, answerers: [] };
  }
  if (isLoopback(address) && vantage.from === 'pod') {
    const because = `${address} is ${vantage.label} itself, which answers an echo request`;
    const own = hop({ stage: 'endpoint', title: address, verdict: 'ok', reason: `${because}.`, command });
    return { hops: [...before, own], outcome: 'answered', because, answerers: [] };
  }
  const outside = address !== clusterDnsAddress(cluster);
  const because = outside ? `nobody in the cluster has ${address}, and what is outside the model does not know` : `nobody has ${address}`;
  return {
    hops: [...before, hop({ stage: 'endpoint', title: address, verdict: 'unknown', reason: `${because}.`, command })],
    outcome: 'unknown',
    because,
    answerers: [],
  };
}

function insteadOf(port: ServicePort | undefined, host: string): Pick<Hop, 'instead'> {
  return port ? { instead: `nc -z${port.protocol === 'UDP' ? 'u' : ''}v ${host} ${port.port}` } : {};
}
