import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KubeObject } from '../object.ts';
import { ranges } from '../settings.ts';
import { clusterOf, webSlice } from './fixture.ts';
import { iptablesSave, meetPacket, nftRuleset, rulesOfService } from './index.ts';

const ip = fc.constantFrom(
  '10.96.0.80',
  '10.96.0.81',
  '10.244.1.2',
  '172.18.0.3',
  '127.0.0.1',
  '198.51.100.7',
  'fd00:10:96::1',
  '::',
  'None',
  '',
  'x',
);
const condition = fc.option(fc.boolean(), { nil: undefined });
const port = fc.record(
  {
    name: fc.constantFrom('http', '', 'https'),
    protocol: fc.constantFrom('TCP', 'UDP', 'SCTP'),
    port: fc.constantFrom(80, 443, 0),
    nodePort: fc.constantFrom(30080, 0),
  },
  { requiredKeys: ['port'] },
);
const spec = fc.record(
  {
    type: fc.constantFrom('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'),
    clusterIP: ip,
    clusterIPs: fc.array(ip, { maxLength: 2 }),
    ports: fc.array(port, { maxLength: 3 }),
    externalIPs: fc.array(ip, { maxLength: 2 }),
    externalTrafficPolicy: fc.constantFrom('Local', 'Cluster'),
    internalTrafficPolicy: fc.constantFrom('Local', 'Cluster'),
    sessionAffinity: fc.constantFrom('None', 'ClientIP'),
    loadBalancerSourceRanges: fc.array(fc.constantFrom('10.0.0.0/8', '::/0', 'x', ''), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const service = fc.record({
  metadata: fc.record({ name: fc.constantFrom('web', 'other'), namespace: fc.constant('default') }),
  spec,
  status: fc.record({ loadBalancer: fc.record({ ingress: fc.array(fc.record({ ip }), { maxLength: 2 }) }) }),
});
const endpoint = fc.record(
  {
    addresses: fc.array(ip, { maxLength: 2 }),
    conditions: fc.record({ ready: condition, serving: condition, terminating: condition }),
    nodeName: fc.constantFrom('node-a', 'node-b'),
    hints: fc.record({ forZones: fc.array(fc.constantFrom({ name: 'zone-1' }, { name: 'zone-2' }), { maxLength: 1 }) }),
  },
  { requiredKeys: [] },
);
const slice = fc.record({
  addressType: fc.constantFrom('IPv4', 'IPv6', 'FQDN'),
  endpoints: fc.option(fc.array(endpoint, { maxLength: 4 })),
  ports: fc.option(fc.array(port, { maxLength: 2 })),
});

const cluster = fc
  .tuple(fc.array(service, { maxLength: 3 }), fc.array(slice, { maxLength: 3 }))
  .map(([services, slices]) =>
    clusterOf([
      ...services.map((object) => ({ apiVersion: 'v1', kind: 'Service', ...object }) as unknown as KubeObject),
      ...slices.map((object) => ({ ...webSlice(), ...object }) as unknown as KubeObject),
    ]),
  );
const mode = fc.constantFrom('iptables', 'nftables');
const packet = fc.record({
  node: fc.constantFrom('node-a', 'node-c', 'nowhere'),
  from: fc.constantFrom('pod', 'node', 'outside'),
  toIp: ip,
  toPort: fc.constantFrom(80, 443, 30080),
  protocol: fc.constantFrom('TCP', 'UDP'),
});

test('whatever Services and slices there are, the rules are printed, and the same again', () => {
  fc.assert(
    fc.property(cluster, (given) => {
      const again = { ...given };
      expect(iptablesSave(again, 'node-a', 'IPv4')).toBe(iptablesSave(given, 'node-a', 'IPv4'));
      expect(iptablesSave(given, 'node-a', 'IPv6')).toContain('COMMIT');
      expect(nftRuleset(again, 'node-a')).toBe(nftRuleset(given, 'node-a'));
    }),
    { numRuns: 60 },
  );
});

test('a packet meets only rules that are printed, and all its chances make one', () => {
  fc.assert(
    fc.property(cluster, mode, packet, (given, asked, sent) => {
      const verdict = meetPacket(given, asked, sent);
      const chances = verdict.backends.reduce((sum, { probability }) => sum + probability, 0);
      expect(chances).toBeCloseTo(verdict.outcome === 'dnat' ? 1 : 0, 6);
      expect(verdict.reason).toMatch(/\.$/);
      const family = sent.toIp.includes(':') ? 'IPv6' : 'IPv4';
      const printed = asked === 'iptables' ? iptablesSave(given, sent.node, family) : nftRuleset(given, sent.node);
      for (const { text } of [...verdict.rules, ...verdict.backends.flatMap(({ rules }) => rules)]) expect(printed).toContain(text);
    }),
    { numRuns: 200 },
  );
});

test('each backend is an endpoint of the Service that the verdict names', () => {
  fc.assert(
    fc.property(cluster, mode, packet, (given, asked, sent) => {
      const { service: named, backends } = meetPacket(given, asked, sent);
      if (backends.length === 0 || !named) return;
      const lines = rulesOfService(given, asked, sent.node, named).join('\n');
      for (const { ip: address } of backends) expect(lines).toContain(address);
    }),
    { numRuns: 100 },
  );
});

test('the ranges of the model are those that the rules name', () => {
  expect(iptablesSave(clusterOf([]), 'node-a', 'IPv4')).not.toContain(ranges.podCidr.IPv4);
  expect(nftRuleset(clusterOf([]), 'node-a')).toContain(ranges.serviceCidr.IPv4);
});
