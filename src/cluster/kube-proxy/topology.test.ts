import { describe, expect, test } from 'vitest';
import { listOf } from '../cluster.ts';
import type { Endpoint, ServiceSpec } from '../types.ts';
import { nodePort, webCluster, webEndpoint } from './fixture.ts';
import { proxyNode } from './proxy-node.ts';
import { serviceIndex, trafficOf } from './service-index.ts';

const leaving = { ready: false, serving: true, terminating: true };
const unready = { ready: false, serving: false, terminating: false };
const hint = (zone: string) => ({ hints: { forZones: [{ name: zone }] } });
const nodeHint = (name: string, zone: string) => ({ hints: { forNodes: [{ name }], forZones: [{ name: zone }] } });

function chosen(node: string, endpoints: Endpoint[], spec: Partial<ServiceSpec> = {}) {
  const cluster = webCluster(spec, endpoints);
  expect(listOf(cluster, 'Service')).toHaveLength(1);
  const index = serviceIndex(cluster, 'IPv4');
  const [traffic] = trafficOf(index, proxyNode(cluster, node, 'IPv4'), index.all);
  const names = (list: readonly { target?: { name: string } }[] = []) => list.map(({ target }) => target?.name);
  return { cluster: names(traffic?.endpoints.cluster), local: names(traffic?.endpoints.local), any: traffic?.endpoints.any };
}

describe('traffic policy Cluster', () => {
  test('takes what is ready', () => {
    expect(chosen('node-c', [webEndpoint(0), webEndpoint(1, { conditions: unready })]).cluster).toEqual(['web-0']);
  });

  test('takes what is leaving but still serves only if nothing is ready', () => {
    const both = [webEndpoint(0, { conditions: leaving }), webEndpoint(1)];
    expect(chosen('node-a', both).cluster).toEqual(['web-1']);
    expect(chosen('node-a', [webEndpoint(0, { conditions: leaving })]).cluster).toEqual(['web-0']);
  });

  test('follows zone hints, if every ready endpoint has one and one is for the zone', () => {
    const hinted = [webEndpoint(0, hint('zone-1')), webEndpoint(1, hint('zone-2'))];
    expect(chosen('node-a', hinted).cluster).toEqual(['web-0']);
    expect(chosen('node-c', hinted).cluster).toEqual(['web-1']);
    expect(chosen('node-a', [webEndpoint(0, hint('zone-1')), webEndpoint(1)]).cluster).toEqual(['web-0', 'web-1']);
    expect(chosen('node-c', [webEndpoint(0, hint('zone-1')), webEndpoint(1, hint('zone-1'))]).cluster).toEqual(['web-0', 'web-1']);
  });

  test('prefers hints for the node to those for its zone', () => {
    const hinted = [webEndpoint(0, nodeHint('node-a', 'zone-1')), webEndpoint(1, nodeHint('node-b', 'zone-1'))];
    expect(chosen('node-b', hinted).cluster).toEqual(['web-1']);
    expect(chosen('node-c', hinted).cluster).toEqual(['web-0', 'web-1']);
  });
});

describe('traffic policy Local', () => {
  const local = { internalTrafficPolicy: 'Local' as const };

  test('keeps to the node, and knows of the others', () => {
    expect(chosen('node-a', [webEndpoint(0), webEndpoint(1)], local)).toEqual({ cluster: [], local: ['web-0'], any: true });
    expect(chosen('node-c', [webEndpoint(0), webEndpoint(1)], local)).toEqual({ cluster: [], local: [], any: true });
  });

  test('takes what is leaving on this node, although another node has a ready one', () => {
    const endpoints = [webEndpoint(0, { conditions: leaving }), webEndpoint(1)];
    const external = { type: 'NodePort' as const, ports: nodePort, externalTrafficPolicy: 'Local' as const };
    expect(chosen('node-a', endpoints, external)).toEqual({ cluster: ['web-1'], local: ['web-0'], any: true });
  });
});
