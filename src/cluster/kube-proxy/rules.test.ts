import { describe, expect, test } from 'vitest';
import type { Cluster } from '../cluster.ts';
import type { ServiceSpec } from '../types.ts';
import { clusterOf, nodePort, webCluster, webEndpoint, webService, webSlice } from './fixture.ts';
import { iptablesSave, nftRuleset, rulesOfService } from './index.ts';

const web = { kind: 'Service', namespace: 'default', name: 'web' };

/** Rules of a chain, given by the start of its name, without `-A` and that name. */
function rulesIn(cluster: Cluster, table: 'nat' | 'filter', chain: string): readonly string[] {
  const [, text = ''] = iptablesSave(cluster, 'node-a', 'IPv4').split(`*${table}\n`);
  const lines = text.slice(0, text.indexOf('COMMIT')).split('\n');
  return lines.filter((line) => line.startsWith(`-A ${chain}`)).map((line) => line.replace(/^-A \S+ /, ''));
}

function nftBlock(cluster: Cluster, head: RegExp): readonly string[] {
  const text = nftRuleset(cluster, 'node-a');
  const from = text.search(head);
  return text
    .slice(from, text.indexOf('\n\t}', from))
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
}

describe('iptables', () => {
  test('each rule takes its part of what the rules before it left', () => {
    const three = [0, 1, 2].map((pod) => webEndpoint(0, { addresses: [`10.244.1.${pod + 2}`] }));
    const chances = rulesIn(webCluster({}, three), 'nat', 'KUBE-SVC-').map((rule) => /--probability (\S+)/.exec(rule)?.[1]);
    expect(chances).toEqual([undefined, '0.33333333349', '0.50000000000', undefined]);
  });

  test('endpoints stand in the order of their text', () => {
    const endpoints = ['10.244.1.2', '10.244.1.10', '10.244.1.20'].map((ip) => webEndpoint(0, { addresses: [ip] }));
    const comments = rulesIn(webCluster({}, endpoints), 'nat', 'KUBE-SVC-').map((rule) => /-> (\S+):8080/.exec(rule)?.[1]);
    expect(comments.slice(1)).toEqual(['10.244.1.10', '10.244.1.20', '10.244.1.2']);
  });

  test('above a thousand endpoints their rules have no comments', () => {
    const many = Array.from({ length: 1001 }, (_, i) => webEndpoint(0, { addresses: [`10.244.${i >> 8}.${i & 255}`] }));
    expect(rulesIn(webCluster({}, many.slice(1)), 'nat', 'KUBE-SEP-')[0]).toContain('--comment');
    expect(rulesIn(webCluster({}, many), 'nat', 'KUBE-SEP-').join('')).not.toContain('--comment');
    expect(rulesIn(webCluster({}, many), 'nat', 'KUBE-SERVICES')[0]).toContain('--comment "default/web:http cluster IP"');
  });

  test('source ranges have a chain of their own, and the rest is dropped', () => {
    const cluster = withLoadBalancer({ loadBalancerSourceRanges: ['198.51.100.0/24', '172.18.0.0/16', '2001:db8::/32'] });
    expect(rulesIn(cluster, 'nat', 'KUBE-FW-').map((rule) => rule.replace(/KUBE-EXT-\S+/, 'EXT'))).toEqual([
      '-s 198.51.100.0/24 -m comment --comment "default/web:http loadbalancer IP" -j EXT',
      '-s 172.18.0.0/16 -m comment --comment "default/web:http loadbalancer IP" -j EXT',
      '-s 192.0.2.9/32 -m comment --comment "default/web:http loadbalancer IP" -j EXT',
      '-m comment --comment "other traffic to default/web:http will be dropped by KUBE-PROXY-FIREWALL"',
    ]);
    expect(rulesIn(cluster, 'filter', 'KUBE-PROXY-FIREWALL')).toHaveLength(1);
  });

  test('a range that holds every address is no test', () => {
    const [first] = rulesIn(withLoadBalancer({ loadBalancerSourceRanges: ['0.0.0.0/0'] }), 'nat', 'KUBE-FW-');
    expect(first).toMatch(/^-m comment --comment "default\/web:http loadbalancer IP" -j KUBE-EXT-/);
  });

  test('a Service for another proxy has no rules', () => {
    const service = webService();
    service.metadata.labels = { 'service.kubernetes.io/service-proxy-name': 'other' };
    expect(iptablesSave(clusterOf([service, webSlice()]), 'node-a', 'IPv4')).not.toContain('10.96.0.80');
  });
});

describe('nftables', () => {
  test('source ranges are sorted, and one needs no braces', () => {
    const two = withLoadBalancer({ loadBalancerSourceRanges: ['203.0.113.0/24', '198.51.100.8/32'] });
    expect(nftBlock(two, /chain firewall-[A-Z2-7]{8}-/)).toEqual(['ip saddr != { 198.51.100.8, 203.0.113.0/24 } drop']);
    const one = withLoadBalancer({ loadBalancerSourceRanges: ['203.0.113.0/24'] });
    expect(nftBlock(one, /chain firewall-[A-Z2-7]{8}-/)).toEqual(['ip saddr != 203.0.113.0/24 drop']);
    expect(nftBlock(one, /map firewall-ips/).at(-1)).toMatch(
      /192\.0\.2\.9 \. tcp \. 80 comment "default\/web:http" : goto firewall-\S+ }$/,
    );
  });

  test.each([
    [10800, '3h'],
    [86400, '1d'],
    [5400, '1h30m'],
    [61, '1m1s'],
  ])('affinity of %d s lasts %s', (timeoutSeconds, text) => {
    const cluster = webCluster({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds } } });
    expect(nftBlock(cluster, /set affinity-/)).toEqual(['type ipv4_addr', 'size 65535', 'flags dynamic,timeout', `timeout ${text}`]);
  });
});

describe('the rules of one Service', () => {
  const cluster = clusterOf([
    webService({ type: 'NodePort', ports: nodePort }),
    webSlice(),
    webService({ clusterIP: '10.96.0.81' }, 'other'),
  ]);

  test('are those of the whole ruleset that name it', () => {
    const whole = iptablesSave(cluster, 'node-a', 'IPv4').split('\n');
    const ours = rulesOfService(cluster, 'iptables', 'node-a', web).map((line) => line.replace(/^-t \w+ /, ''));
    expect(ours.length).toBeGreaterThan(8);
    expect(ours.filter((line) => !whole.includes(line))).toEqual([]);
    expect(whole.filter((line) => line.includes('default/web:http')).filter((line) => !ours.includes(line))).toEqual([]);
  });

  test('leave other Services out', () => {
    const text = rulesOfService(cluster, 'nftables', 'node-a', web).join('\n');
    expect(text).toContain('add element ip kube-proxy service-nodeports { tcp . 30080 : goto external-');
    expect(text).not.toContain('default/other');
  });
});

function withLoadBalancer(spec: Partial<ServiceSpec>): Cluster {
  const service = webService({ type: 'LoadBalancer', ports: nodePort, externalTrafficPolicy: 'Cluster', ...spec });
  service.status = { loadBalancer: { ingress: [{ ip: '192.0.2.9' }] } };
  return clusterOf([service, webSlice()]);
}
