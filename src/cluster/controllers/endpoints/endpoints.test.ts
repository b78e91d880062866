import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cluster, findObject, listOf } from '../../cluster.ts';
import type { Endpoints, Pod, Service } from '../../types.ts';
import { pod, service, written } from '../fixture.ts';
import { settleEndpoints } from '../index.ts';
import { fnv128a } from './fnv128.ts';
import { repackSubsets } from './repack-subsets.ts';

function running(name: string, ip: string, spec: Partial<Pod['spec']> = {}, ready = true): Pod {
  const given = pod(name, { app: 'web' }, { nodeName: 'node-a', ...spec });
  const conditions = [{ type: 'Ready', status: ready ? 'True' : 'False' }];
  return { ...given, status: { phase: 'Running', podIP: ip, podIPs: ip.split(' ').map((each) => ({ ip: each })), conditions } };
}

function slicesOf(cluster: Cluster, name = 'web') {
  return listOf(cluster, 'EndpointSlice').filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === name);
}

const settled = (pods: Pod[], spec: Partial<Service['spec']> = {}) => settleEndpoints(written([...pods, service('web', 'web', spec)]));

describe('EndpointSlices', () => {
  it('group Pods by what a named port means on each, native sidecars included', () => {
    const sidecar = { name: 'proxy', restartPolicy: 'Always', ports: [{ name: 'http', containerPort: 15001, protocol: 'TCP' as const }] };
    const meshed = running('b', '10.244.1.3', { containers: [{ name: 'main' }], initContainers: [sidecar] });
    const slices = slicesOf(settled([running('a', '10.244.1.2'), meshed]));
    expect(slices.map(({ ports, endpoints }) => [ports?.[0]?.port, endpoints?.map(({ targetRef }) => targetRef?.name)])).toEqual(
      expect.arrayContaining([
        [8080, ['a']],
        [15001, ['b']],
      ]),
    );
  });

  it('hold a hundred endpoints each', () => {
    const pods = Array.from({ length: 250 }, (_, i) => running(`p${i}`, `10.1.${i >> 8}.${i & 255}`));
    expect(slicesOf(settled(pods)).map(({ endpoints }) => endpoints?.length)).toEqual(expect.arrayContaining([100, 100, 50]));
  });

  it('tell readiness, serving and leaving apart', () => {
    const leaving = running('leaving', '10.244.1.4');
    leaving.metadata.deletionTimestamp = '2026-01-01T00:00:00Z';
    const pods = [running('ready', '10.244.1.2'), running('unready', '10.244.1.3', {}, false), leaving];
    const conditions = (spec: Partial<Service['spec']>) =>
      Object.fromEntries(
        (slicesOf(settled(pods, spec))[0]?.endpoints ?? []).map(({ targetRef, conditions }) => [targetRef?.name, conditions]),
      );
    expect(conditions({})).toEqual({
      ready: { ready: true, serving: true, terminating: false },
      unready: { ready: false, serving: false, terminating: false },
      leaving: { ready: false, serving: true, terminating: true },
    });
    expect(conditions({ publishNotReadyAddresses: true }).unready).toEqual({ ready: true, serving: false, terminating: false });
  });

  it('name a Pod whose subdomain is the Service', () => {
    const named = running('a', '10.244.1.2', { hostname: 'first', subdomain: 'web' });
    const other = running('b', '10.244.1.3', { hostname: 'second', subdomain: 'elsewhere' });
    expect(slicesOf(settled([named, other]))[0]?.endpoints?.map(({ hostname }) => hostname)).toEqual(['first', undefined]);
  });

  it('exist for each family of the Service, an empty one where no Pod is selected', () => {
    const dual = slicesOf(settled([running('a', '10.244.1.2 fd00:10:244:1::2')], { ipFamilies: ['IPv4', 'IPv6'] }));
    expect(dual.map(({ addressType, endpoints }) => [addressType, endpoints?.[0]?.addresses])).toEqual(
      expect.arrayContaining([
        ['IPv4', ['10.244.1.2']],
        ['IPv6', ['fd00:10:244:1::2']],
      ]),
    );
    expect(slicesOf(settled([]))).toMatchObject([{ addressType: 'IPv4', endpoints: null, ports: null }]);
  });

  it('hint at zones and nodes as trafficDistribution asks', () => {
    const hints = (trafficDistribution: string) =>
      slicesOf(settled([running('a', '10.244.1.2')], { trafficDistribution }))[0]?.endpoints?.[0]?.hints;
    expect(hints('PreferClose')).toEqual({ forZones: [{ name: 'zone-1' }] });
    expect(hints('PreferSameNode')).toEqual({ forZones: [{ name: 'zone-1' }], forNodes: [{ name: 'node-a' }] });
  });

  it('stay as a real controller wrote them where they were pasted', () => {
    const owner = { apiVersion: 'v1', kind: 'Service', name: 'web', uid: 'of-the-real-one', controller: true };
    const [slice] = slicesOf(settled([running('a', '10.0.0.9')]));
    if (!slice) throw new Error('no slice');
    const pasted = { ...slice, metadata: { ...slice.metadata, name: 'web-pasted', ownerReferences: [owner] } };
    expect(slicesOf(settleEndpoints(written([service('web', 'web'), pasted])))).toEqual([pasted]);
  });
});

describe('Endpoints', () => {
  const ports = (...list: [string, number, 'TCP' | 'UDP'][]) => list.map(([name, port, protocol]) => ({ name, port, protocol }));

  it('list ports and subsets in the order of hashes', () => {
    const shuffled = {
      addresses: [{ ip: '10.0.0.1' }],
      ports: ports(['dns', 53, 'UDP'], ['dns-tcp', 53, 'TCP'], ['metrics', 9153, 'TCP']),
    };
    expect(repackSubsets([shuffled])[0]?.ports?.map(({ name }) => name)).toEqual(['metrics', 'dns-tcp', 'dns']);
    expect(fnv128a('')).toBe('6c62272e07bb014262b821756295c58d');
    expect(fnv128a('a')).toBe('d228cb696f1a8caf78912b704e4a8964');
  });

  it('are the same however their subsets were packed', () => {
    const address = fc.record({ ip: fc.constantFrom('10.0.0.1', '10.0.0.2', '10.0.0.3') });
    const port = fc.record({ name: fc.constantFrom('a', 'b'), port: fc.constantFrom(1, 2) });
    const subset = fc.record({
      addresses: fc.array(address),
      notReadyAddresses: fc.array(address),
      ports: fc.array(port, { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(subset, { maxLength: 5 }), (subsets) => {
        const packed = repackSubsets(subsets);
        expect(repackSubsets(packed)).toEqual(packed);
        expect(repackSubsets([...subsets].reverse())).toEqual(packed);
      }),
    );
  });

  it('stop at a thousand addresses and say so', () => {
    const pods = Array.from({ length: 1001 }, (_, i) => running(`p${i}`, `10.1.${i >> 8}.${i & 255}`));
    const endpoints = findObject(settled(pods), 'Endpoints', 'default', 'web');
    expect(endpoints?.subsets?.[0]?.addresses).toHaveLength(1000);
    expect(endpoints?.metadata.annotations).toMatchObject({ 'endpoints.kubernetes.io/over-capacity': 'truncated' });
  });
});

describe('mirroring', () => {
  const byHand: Endpoints = {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name: 'web', namespace: 'default' },
    subsets: [{ addresses: [{ ip: '192.0.2.1' }, { ip: '2001:DB8::0:1' }], ports: [{ port: 5432, protocol: 'TCP' }] }],
  };
  const { selector: _selector, ...selectorless } = service('web', 'web').spec;
  const target: Service = { ...service('web', 'web'), spec: selectorless };

  it('makes a slice for each family', () => {
    const slices = slicesOf(settleEndpoints(written([target, byHand])));
    expect(slices.flatMap(({ endpoints }) => endpoints?.[0]?.addresses ?? []).sort()).toEqual(['192.0.2.1', '2001:db8::1']);
  });

  it('leaves out what asks for it, what no Service has the name of, and what a selector rules', () => {
    const skipped = { ...byHand, metadata: { ...byHand.metadata, labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } } };
    expect(slicesOf(settleEndpoints(written([target, skipped])))).toEqual([]);
    expect(slicesOf(settleEndpoints(written([byHand])))).toEqual([]);
    expect(slicesOf(settleEndpoints(written([service('web', 'web'), byHand])))).toMatchObject([{ endpoints: null }]);
  });
});
