import type { Cluster } from '../cluster.ts';
import type { KubeObject } from '../object.ts';
import { type ClusterSettings, defaultSettings } from '../settings.ts';
import type { Endpoint, EndpointSlice, Node, Service, ServiceSpec } from '../types.ts';

/*
 *   node-a  172.18.0.3  zone-1   web-0 10.244.1.2
 *   node-b  172.18.0.4  zone-1   web-1 10.244.2.2
 *   node-c  172.18.0.5  zone-2   none
 *
 *   Service default/web, 10.96.0.80, port http 80 to 8080 of both Pods
 */

function nodeObject(name: string, ordinal: number, zone: string): Node {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'topology.kubernetes.io/zone': zone } },
    spec: { podCIDRs: [`10.244.${ordinal}.0/24`] },
    status: { addresses: [{ type: 'InternalIP', address: `172.18.0.${ordinal + 2}` }] },
  };
}

export function webService(spec: Partial<ServiceSpec> = {}, name = 'web'): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'default' },
    spec: {
      type: 'ClusterIP',
      clusterIP: '10.96.0.80',
      clusterIPs: [spec.clusterIP ?? '10.96.0.80'],
      ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 8080 }],
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      ...spec,
    },
  };
}

export const nodePort = [{ name: 'http', protocol: 'TCP' as const, port: 80, targetPort: 8080, nodePort: 30080 }];

export function webEndpoint(pod: 0 | 1, more: Partial<Endpoint> = {}): Endpoint {
  return {
    addresses: [`10.244.${pod + 1}.2`],
    conditions: { ready: true, serving: true, terminating: false },
    nodeName: pod === 0 ? 'node-a' : 'node-b',
    targetRef: { kind: 'Pod', namespace: 'default', name: `web-${pod}` },
    ...more,
  };
}

export function webSlice(endpoints: Endpoint[] = [webEndpoint(0), webEndpoint(1)], service = 'web'): EndpointSlice {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${service}-x`, namespace: 'default', labels: { 'kubernetes.io/service-name': service } },
    addressType: 'IPv4',
    endpoints,
    ports: [{ name: 'http', protocol: 'TCP', port: 8080 }],
  };
}

export function clusterOf(objects: readonly KubeObject[], settings: Partial<ClusterSettings> = {}): Cluster {
  const nodes = [nodeObject('node-a', 1, 'zone-1'), nodeObject('node-b', 2, 'zone-1'), nodeObject('node-c', 3, 'zone-2')];
  return { settings: { ...defaultSettings, ...settings }, objects: [...nodes, ...objects], sources: {} };
}

/** Service web with both its Pods. */
export function webCluster(spec: Partial<ServiceSpec> = {}, endpoints?: Endpoint[]): Cluster {
  return clusterOf([webService(spec), webSlice(endpoints)]);
}
