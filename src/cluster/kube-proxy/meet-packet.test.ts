import { describe, expect, test } from 'vitest';
import type { Cluster } from '../cluster.ts';
import type { ProxyMode } from '../settings.ts';
import { clusterOf, nodePort, webCluster, webEndpoint, webService, webSlice } from './fixture.ts';
import { meetPacket } from './index.ts';
import type { Packet } from './packet.ts';

const modes: readonly ProxyMode[] = ['iptables', 'nftables'];

function ask(cluster: Cluster, mode: ProxyMode, packet: Partial<Packet>) {
  const verdict = meetPacket(cluster, mode, { node: 'node-a', from: 'pod', toIp: '10.96.0.80', toPort: 80, protocol: 'TCP', ...packet });
  return { ...verdict, ips: verdict.backends.map(({ ip }) => ip) };
}

describe.each(modes)('%s', (mode) => {
  test('a cluster IP leads to the Pods with equal chances, and the rules say so', () => {
    const { outcome, backends, service, rules, source } = ask(webCluster(), mode, {});
    expect(outcome).toBe('dnat');
    expect(backends.map(({ endpoint, probability }) => [endpoint?.name, probability])).toEqual([
      ['web-0', 0.5],
      ['web-1', 0.5],
    ]);
    expect(service).toEqual({ kind: 'Service', namespace: 'default', name: 'web', port: 'http' });
    expect(source).toBe('kept');
    expect(rules.map(({ text }) => text).join('\n')).toContain('10.96.0.80');
    expect(backends[1]?.rules.map(({ text }) => text).join('\n')).toContain('10.244.2.2');
  });

  test('a client from outside the Pod range is masqueraded', () => {
    expect(ask(webCluster(), mode, { from: 'outside' }).source).toBe('node');
    expect(ask(webCluster(), mode, { from: 'node' }).source).toBeUndefined();
  });

  test('a Pod that reaches itself sees the node as its client', () => {
    const { backends, source } = ask(webCluster(), mode, { fromIp: '10.244.1.2' });
    expect(backends.map((backend) => backend.source)).toEqual(['node', 'kept']);
    expect(source).toBeUndefined();
  });

  test('without a ready endpoint it is refused', () => {
    expect(ask(webCluster({}, []), mode, {})).toMatchObject({ outcome: 'reject', backends: [] });
  });

  test('a packet straight to a Pod passes', () => {
    const { outcome, toThisNode, rules } = ask(webCluster(), mode, { toIp: '10.244.2.2', toPort: 8080 });
    expect({ outcome, toThisNode, rules }).toEqual({ outcome: 'pass', toThisNode: undefined, rules: [] });
  });

  test('internal traffic policy Local drops where no endpoint is', () => {
    const cluster = webCluster({ internalTrafficPolicy: 'Local' });
    expect(ask(cluster, mode, {}).ips).toEqual(['10.244.1.2']);
    const lost = ask(cluster, mode, { node: 'node-c' });
    expect(lost.outcome).toBe('drop');
    expect(lost.reason).toBe(
      'Service default/web has internalTrafficPolicy Local and no ready endpoint on node-c, so the packet is dropped.',
    );
  });

  test('a node port is served at the node itself, not for another node', () => {
    const cluster = webCluster({ type: 'NodePort', ports: nodePort, externalTrafficPolicy: 'Cluster' });
    const atNodePort = { from: 'outside' as const, toPort: 30080 };
    expect(ask(cluster, mode, { ...atNodePort, toIp: '172.18.0.3' })).toMatchObject({ outcome: 'dnat', source: 'node' });
    expect(ask(cluster, mode, { ...atNodePort, toIp: '172.18.0.4' }).outcome).toBe('pass');
  });

  test('external traffic policy Local keeps the client, drops elsewhere, and spares Pods and the node', () => {
    const cluster = webCluster({ type: 'NodePort', ports: nodePort, externalTrafficPolicy: 'Local' });
    expect(ask(cluster, mode, { from: 'outside', toIp: '172.18.0.3', toPort: 30080 })).toMatchObject({
      ips: ['10.244.1.2'],
      source: 'kept',
    });
    const onC = { node: 'node-c', toIp: '172.18.0.5', toPort: 30080 };
    expect(ask(cluster, mode, { ...onC, from: 'outside' })).toMatchObject({ outcome: 'drop', backends: [] });
    expect(ask(cluster, mode, { ...onC, from: 'pod' })).toMatchObject({ ips: ['10.244.1.2', '10.244.2.2'], source: 'kept' });
    expect(ask(cluster, mode, { ...onC, from: 'node' }).ips).toEqual(['10.244.1.2', '10.244.2.2']);
  });

  test('a load balancer with source ranges admits those alone', () => {
    const service = webService({
      type: 'LoadBalancer',
      ports: nodePort,
      externalTrafficPolicy: 'Cluster',
      loadBalancerSourceRanges: [' 203.0.113.0/24 '],
    });
    service.status = { loadBalancer: { ingress: [{ ip: '192.0.2.9' }] } };
    const cluster = clusterOf([service, webSlice()]);
    expect(ask(cluster, mode, { from: 'outside', toIp: '192.0.2.9' })).toMatchObject({ outcome: 'dnat', source: 'node' });
    const stranger = ask(cluster, mode, { from: 'outside', fromIp: '198.51.100.1', toIp: '192.0.2.9' });
    expect(stranger.outcome).toBe('drop');
    expect(stranger.reason).toContain('admits only 203.0.113.0/24');
  });

  test('a load balancer that is a proxy of its own is none of our business', () => {
    const service = webService({ type: 'LoadBalancer', ports: nodePort });
    service.status = { loadBalancer: { ingress: [{ ip: '192.0.2.9', ipMode: 'Proxy' }] } };
    expect(ask(clusterOf([service, webSlice()]), mode, { from: 'outside', toIp: '192.0.2.9' }).outcome).toBe('pass');
  });

  test('a Pod in the host network on this node sees the client, for nothing leaves the node', () => {
    const cluster = webCluster({}, [webEndpoint(0, { addresses: ['172.18.0.3'] })]);
    expect(ask(cluster, mode, { from: 'outside' })).toMatchObject({ ips: ['172.18.0.3'], source: 'kept' });
  });

  test('a client with affinity may get any endpoint at first', () => {
    const sticky = { sessionAffinity: 'ClientIP' as const, sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } } };
    const { backends, reason } = ask(webCluster(sticky), mode, {});
    expect(backends.map(({ probability }) => probability)).toEqual([0.5, 0.5]);
    expect(reason).toContain('for 3 hours');
  });

  test('of two Services with one external IP and port one answers', () => {
    const twice = [webService({ externalIPs: ['198.51.100.7'] }), webSlice()];
    const other = [
      webService({ externalIPs: ['198.51.100.7'], clusterIP: '10.96.0.81', clusterIPs: ['10.96.0.81'] }, 'other'),
      webSlice([webEndpoint(1)], 'other'),
    ];
    const { service, backends } = ask(clusterOf([...twice, ...other]), mode, { from: 'outside', toIp: '198.51.100.7' });
    expect(service?.name).toBe('web');
    expect(backends.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
  });

  test('an unknown node has rules too', () => {
    expect(ask(webCluster(), mode, { node: 'nowhere' }).outcome).toBe('dnat');
  });
});

describe('the two modes differ', () => {
  test('at a port that a cluster IP does not have', () => {
    expect(ask(webCluster(), 'iptables', { toPort: 81 })).toMatchObject({ outcome: 'pass' });
    expect(ask(webCluster(), 'nftables', { toPort: 81 })).toMatchObject({ outcome: 'reject' });
  });

  test('at a cluster IP that nobody has', () => {
    expect(ask(webCluster(), 'iptables', { toIp: '10.96.9.9' }).outcome).toBe('pass');
    expect(ask(webCluster(), 'nftables', { toIp: '10.96.9.9' }).outcome).toBe('drop');
  });

  test('at node ports on the loopback address', () => {
    const cluster = webCluster({ type: 'NodePort', ports: nodePort });
    const loopback = { from: 'node' as const, toIp: '127.0.0.1', toPort: 30080 };
    expect(ask(cluster, 'iptables', loopback).outcome).toBe('dnat');
    expect(ask(cluster, 'nftables', loopback)).toMatchObject({ outcome: 'pass', toThisNode: true });
  });
});
