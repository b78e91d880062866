import type { Cluster } from './cluster.ts';
import { creationTime, uidOf } from './identity.ts';
import { inListOrder } from './list-order.ts';
import { type KubeObject, keyOfRef, type ObjectMeta } from './object.ts';
import { type ClusterSettings, type IpFamily, ipFamiliesOf, type NodeSetting } from './settings.ts';
import type { Deployment, EndpointSlice, Endpoints, Namespace, Node, Service } from './types.ts';

/** A new cluster with nothing applied to it: nodes, system namespaces, the API server's Service, CoreDNS. */
export function newCluster(settings: ClusterSettings): Cluster {
  const [primary = 'IPv4'] = ipFamiliesOf(settings);
  const objects: KubeObject[] = [
    ...settings.nodes.map((node, index) => newNode(node, index + 1, ipFamiliesOf(settings))),
    ...['default', 'kube-node-lease', 'kube-public', 'kube-system'].map(newNamespace),
    apiServerService(primary),
    apiServerEndpoints(primary),
    apiServerSlice(primary),
    dnsService(primary),
    dnsDeployment(),
  ];
  return { settings, objects: inListOrder(objects), sources: {} };
}

const serviceAddress = {
  IPv4: (last: number) => `10.96.0.${last}`,
  IPv6: (last: number) => `fd00:10:96::${last.toString(16)}`,
};
const nodeAddress = {
  IPv4: (last: number) => `172.18.${last >>> 8}.${last & 0xff}`,
  IPv6: (last: number) => `fc00:f853:ccd:e793::${last.toString(16)}`,
};
const podRange = {
  IPv4: (node: number) => `10.${244 + (node >>> 8)}.${node & 0xff}.0/24`,
  IPv6: (node: number) => `fd00:10:244:${node.toString(16)}::/64`,
};

function metadata(kind: string, name: string, namespace: string | undefined, labels: Record<string, string> = {}): ObjectMeta {
  const place = namespace ? { namespace } : {};
  return {
    name,
    ...place,
    uid: uidOf(keyOfRef({ kind, name, ...place })),
    creationTimestamp: creationTime,
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
  };
}

/** Nodes count from 1; the API server's machine is the address before the first. */
function newNode({ name, zone }: NodeSetting, number: number, families: readonly IpFamily[]): Node {
  const podCIDRs = families.map((family) => podRange[family](number));
  const labels = {
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    ...(zone ? { 'topology.kubernetes.io/zone': zone } : {}),
  };
  const room = { cpu: '64', memory: '256Gi', pods: '500' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { ...metadata('Node', name, undefined, labels), annotations: { 'node.alpha.kubernetes.io/ttl': '0' } },
    spec: { ...(podCIDRs[0] ? { podCIDR: podCIDRs[0] } : {}), podCIDRs },
    status: {
      capacity: room,
      allocatable: room,
      conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: creationTime, reason: 'KubeletReady' }],
      addresses: [
        ...families.map((family) => ({ type: 'InternalIP', address: nodeAddress[family](number + 2) })),
        { type: 'Hostname', address: name },
      ],
      nodeInfo: Object.fromEntries(nodeInfo.map((field) => [field, ''])),
    },
  };
}

const nodeInfo = [
  'machineID',
  'systemUUID',
  'bootID',
  'kernelVersion',
  'osImage',
  'containerRuntimeVersion',
  'kubeletVersion',
  'kubeProxyVersion',
  'operatingSystem',
  'architecture',
];

export function newNamespace(name: string): Namespace & { spec: { finalizers: string[] } } {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: metadata('Namespace', name, undefined, { 'kubernetes.io/metadata.name': name }),
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}

function clusterIpSpec(family: IpFamily, last: number): Omit<Service['spec'], 'ports'> {
  const clusterIP = serviceAddress[family](last);
  return {
    clusterIP,
    clusterIPs: [clusterIP],
    type: 'ClusterIP',
    sessionAffinity: 'None',
    ipFamilies: [family],
    ipFamilyPolicy: 'SingleStack',
    internalTrafficPolicy: 'Cluster',
  };
}

function apiServerService(family: IpFamily): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata('Service', 'kubernetes', 'default', { component: 'apiserver', provider: 'kubernetes' }),
    spec: { ports: [{ name: 'https', protocol: 'TCP', port: 443, targetPort: 6443 }], ...clusterIpSpec(family, 1) },
    status: { loadBalancer: {} },
  };
}

// kubernetes pkg/controlplane/reconcilers/endpointsadapter.go
function apiServerEndpoints(family: IpFamily): Endpoints {
  return {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: metadata('Endpoints', 'kubernetes', 'default', { 'endpointslice.kubernetes.io/skip-mirror': 'true' }),
    subsets: [{ addresses: [{ ip: nodeAddress[family](2) }], ports: [{ name: 'https', port: 6443, protocol: 'TCP' }] }],
  };
}

function apiServerSlice(family: IpFamily): EndpointSlice {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { ...metadata('EndpointSlice', 'kubernetes', 'default', { 'kubernetes.io/service-name': 'kubernetes' }), generation: 1 },
    addressType: family,
    endpoints: [{ addresses: [nodeAddress[family](2)], conditions: { ready: true } }],
    ports: [{ name: 'https', protocol: 'TCP', port: 6443 }],
  };
}

const dnsLabels = { 'k8s-app': 'kube-dns' };
const dnsPorts = [
  { name: 'dns', protocol: 'UDP', number: 53 },
  { name: 'dns-tcp', protocol: 'TCP', number: 53 },
  { name: 'metrics', protocol: 'TCP', number: 9153 },
] as const;

function dnsService(family: IpFamily): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata('Service', 'kube-dns', 'kube-system', dnsLabels),
    spec: {
      ports: dnsPorts.map(({ name, protocol, number }) => ({ name, protocol, port: number, targetPort: number })),
      selector: dnsLabels,
      ...clusterIpSpec(family, 10),
    },
    status: { loadBalancer: {} },
  };
}

function dnsDeployment(): Deployment {
  const container = {
    name: 'coredns',
    image: 'registry.k8s.io/coredns/coredns:v1.12.0',
    ports: dnsPorts.map(({ name, protocol, number }) => ({ name, containerPort: number, protocol })),
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: 'IfNotPresent',
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...metadata('Deployment', 'coredns', 'kube-system', dnsLabels), generation: 1 },
    spec: {
      replicas: 2,
      selector: { matchLabels: dnsLabels },
      template: {
        metadata: { labels: dnsLabels },
        spec: {
          containers: [container],
          restartPolicy: 'Always',
          terminationGracePeriodSeconds: 30,
          dnsPolicy: 'Default',
          securityContext: {},
          schedulerName: 'default-scheduler',
        },
      },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    },
  };
}
