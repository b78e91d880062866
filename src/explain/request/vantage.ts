import { type Cluster, findObject, listOf } from '../../cluster/cluster.ts';
import { parseAddress } from '../../cluster/coredns/address.ts';
import type { Asker } from '../../cluster/coredns/index.ts';
import { type ObjectRef, refOf } from '../../cluster/object.ts';
import { podIpsOf } from '../../cluster/pod-status.ts';
import { type IpFamily, ipFamiliesOf } from '../../cluster/settings.ts';
import { isOfSystem } from '../../cluster/system-objects.ts';
import type { Pod } from '../../cluster/types.ts';
import { bestPod, isRunning, podsOfResource } from './pods-of-resource.ts';
import type { Unreadable } from './question.ts';

/** From where a question is asked. */
export interface Vantage {
  readonly asker: Asker;
  /** In words, for the middle of a sentence. */
  readonly label: string;
  /** The node whose rules the packet meets; from outside, unless the address says another. */
  readonly node: string;
  /** Whether the user named the node, or it is the first that could be. */
  readonly nodeGiven: boolean;
  readonly from: 'pod' | 'node' | 'outside';
  readonly addresses: Partial<Readonly<Record<IpFamily, string>>>;
  readonly families: readonly IpFamily[];
  readonly ref?: ObjectRef;
  /** How policies name the client: `namespace/pod`, `namespace/` or an address. */
  readonly policyName: string;
  readonly namespace: string;
}

const outsideAddress = '203.0.113.50';

/** Reads `pod:NAMESPACE/NAME`, `pod:NAMESPACE/deploy/NAME`, `namespace:NAME`, `node:NAME` or `outside`; `namespace:NAME@NODE` and `outside@NODE` say the node, too. */
export function vantageOf(cluster: Cluster, text: string): Vantage | Unreadable {
  const [, kind = '', name = '', at] = /^(pod|namespace|node|outside)(?::([^@]*))?(?:@(.+))?$/.exec(text.trim()) ?? [];
  const nodes = listOf(cluster, 'Node').map(({ metadata }) => metadata.name);
  const known = nodes.length > 0 ? nodes : cluster.settings.nodes.map((node) => node.name);
  if (at !== undefined && !known.includes(at)) return { problem: `There is no node ${at}.`, example: `node:${known[0] ?? 'node-a'}` };
  const node = at ?? known[0] ?? '';
  const place = { node, nodeGiven: at !== undefined, families: ipFamiliesOf(cluster.settings) };
  switch (kind) {
    case 'pod':
      return fromPod(cluster, name, node);
    case 'namespace':
      if (!findObject(cluster, 'Namespace', undefined, name))
        return { problem: `There is no namespace ${name}.`, example: 'namespace:default' };
      return {
        ...place,
        asker: { kind, namespace: name },
        label: `a new Pod in namespace ${name}`,
        from: 'pod',
        addresses: {},
        policyName: `${name}/`,
        namespace: name,
      };
    case 'node':
      return fromNode(cluster, name, known);
    case 'outside':
      return {
        ...place,
        asker: { kind },
        label: 'outside the cluster',
        from: 'outside',
        addresses: {},
        policyName: outsideAddress,
        namespace: 'default',
      };
    default:
      return {
        problem: `${text.slice(0, 60)} is no place to ask from.`,
        example: 'pod:default/web-0, namespace:default, node:node-a or outside',
      };
  }
}

function fromPod(cluster: Cluster, text: string, fallback: string): Vantage | Unreadable {
  const [first = '', second, third] = text.split('/');
  const [namespace, name] = second === undefined ? ['default', first] : [first, third ?? second];
  const resource = third === undefined ? undefined : second;
  const pod = resource
    ? bestPod(podsOfResource(cluster, { resource, namespace, name })?.pods.filter(isRunning) ?? [])
    : (findObject(cluster, 'Pod', namespace, name) ?? podOfWorkload(cluster, namespace, name));
  const pods = listOf(cluster, 'Pod');
  const some =
    pods.find(({ metadata }) => metadata.namespace === namespace) ??
    pods.find(({ metadata }) => metadata.name === name || metadata.name.startsWith(`${name}-`)) ??
    pods.find((one) => !isOfSystem(one)) ??
    pods[0];
  const example = some ? `pod:${some.metadata.namespace}/${some.metadata.name}` : 'namespace:default';
  if (!pod)
    return {
      problem: `There is no ${resource ? `running Pod of ${resource}/${name}` : `Pod ${name}`} in namespace ${namespace}.`,
      example,
    };
  const addresses = addressesOf(podIpsOf(pod));
  const families = (['IPv4', 'IPv6'] as const).filter((family) => addresses[family]);
  if (families.length === 0)
    return { problem: `Pod ${name} has no address, so nothing can be asked from it.`, example: `namespace:${namespace}` };
  const host = pod.spec.hostNetwork === true;
  return {
    asker: { kind: 'pod', pod },
    label: `Pod ${pod.metadata.name}`,
    node: pod.spec.nodeName ?? fallback,
    nodeGiven: true,
    from: host ? 'node' : 'pod',
    addresses,
    families,
    ref: refOf(pod),
    policyName: host ? (addresses.IPv4 ?? addresses.IPv6 ?? '') : `${namespace}/${pod.metadata.name}`,
    namespace,
  };
}

/** `pod:shop/web` means any Pod of a workload of that name. */
function podOfWorkload(cluster: Cluster, namespace: string, name: string): Pod | undefined {
  return listOf(cluster, 'Pod').find(
    ({ metadata, status }) => metadata.namespace === namespace && metadata.name.startsWith(`${name}-`) && status.podIP !== undefined,
  );
}

function fromNode(cluster: Cluster, name: string, known: readonly string[]): Vantage | Unreadable {
  if (!known.includes(name)) return { problem: `There is no node ${name}.`, example: `node:${known[0] ?? 'node-a'}` };
  const node = findObject(cluster, 'Node', undefined, name);
  const addresses = addressesOf((node?.status.addresses ?? []).filter(({ type }) => type === 'InternalIP').map(({ address }) => address));
  return {
    asker: { kind: 'node', node: name },
    label: `node ${name}`,
    node: name,
    nodeGiven: true,
    from: 'node',
    addresses,
    families: ipFamiliesOf(cluster.settings),
    ref: { kind: 'Node', name },
    policyName: addresses.IPv4 ?? addresses.IPv6 ?? name,
    namespace: 'default',
  };
}

function addressesOf(list: readonly string[]): Partial<Record<IpFamily, string>> {
  const parsed = list.flatMap((text) => parseAddress(text) ?? []);
  return Object.fromEntries(parsed.toReversed().map(({ family, text }) => [family, text]));
}

/** The command as it is run on a real cluster from there. */
export function commandFrom({ asker }: Vantage, command: string): string {
  switch (asker.kind) {
    case 'pod':
      return `kubectl exec -n ${asker.pod.metadata.namespace} ${asker.pod.metadata.name} -- ${command}`;
    case 'namespace':
      return `kubectl run -n ${asker.namespace} ask --rm -it --restart=Never --image=busybox -- ${command}`;
    default:
      return command;
  }
}
