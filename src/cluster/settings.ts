/** What a user may say of the cluster itself; the `cluster` part of a scenario and the Pods that are not well. */
export interface ClusterSettings {
  readonly nodes: readonly NodeSetting[];
  readonly ipFamily: IpFamilySetting;
  readonly proxyMode: ProxyMode;
  /** Without a trailing dot, for example `cluster.local`. */
  readonly clusterDomain: string;
  readonly pods: PodStates;
}

export interface NodeSetting {
  readonly name: string;
  readonly zone: string;
}

/** `dual4` is dual-stack with IPv4 first, `dual6` with IPv6 first. */
export type IpFamilySetting = 'ipv4' | 'ipv6' | 'dual4' | 'dual6';

export type ProxyMode = 'iptables' | 'nftables';

/**
 * Each entry is `namespace/name` of a bare or StatefulSet Pod; of a Deployment's Pods,
 * `namespace/deployment/*` is all of them and `namespace/deployment/1` any one.
 */
export interface PodStates {
  readonly notReady: readonly string[];
  readonly terminating: readonly string[];
  readonly failed: readonly string[];
  readonly succeeded: readonly string[];
}

export const defaultSettings: ClusterSettings = {
  nodes: [
    { name: 'node-a', zone: 'zone-1' },
    { name: 'node-b', zone: 'zone-1' },
    { name: 'node-c', zone: 'zone-2' },
  ],
  ipFamily: 'ipv4',
  proxyMode: 'iptables',
  clusterDomain: 'cluster.local',
  pods: { notReady: [], terminating: [], failed: [], succeeded: [] },
};

export type IpFamily = 'IPv4' | 'IPv6';

/** The address families of the cluster, the primary one first. */
export function ipFamiliesOf(settings: ClusterSettings): readonly IpFamily[] {
  switch (settings.ipFamily) {
    case 'ipv4':
      return ['IPv4'];
    case 'ipv6':
      return ['IPv6'];
    case 'dual4':
      return ['IPv4', 'IPv6'];
    case 'dual6':
      return ['IPv6', 'IPv4'];
  }
}

/** The address ranges of the modelled cluster. */
export const ranges = {
  podCidr: { IPv4: '10.244.0.0/16', IPv6: 'fd00:10:244::/56' },
  serviceCidr: { IPv4: '10.96.0.0/16', IPv6: 'fd00:10:96::/112' },
  nodePorts: { first: 30000, last: 32767 },
  apiServer: { IPv4: '172.18.0.2' },
} as const;
