import { listOf } from '../../../cluster/cluster.ts';
import type { Packet } from '../../../cluster/kube-proxy/packet.ts';
import { refOf } from '../../../cluster/object.ts';
import { isReadyEndpoint, slicesOf } from '../../../cluster/service-slices.ts';
import { type Context, cite, hop } from '../context.ts';
import type { Hop } from '../trace.ts';
import type { Dialled } from './dialled.ts';

/** kube-proxy itself answers at a health check node port: whether this node has an endpoint for a load balancer to send to. */
// kubernetes pkg/proxy/healthcheck/service_health.go hcHandler.ServeHTTP
export function healthCheckPort(context: Context, told: Hop, { toPort, protocol }: Packet, node: string): Dialled | undefined {
  const service = listOf(context.cluster, 'Service').find(({ spec }) => spec.healthCheckNodePort === toPort);
  if (!service || protocol !== 'TCP') return undefined;
  const ref = refOf(service);
  const endpoints = slicesOf(context.cluster, ref.namespace ?? '', ref.name).flatMap((slice) => slice.endpoints ?? []);
  const here = new Set(
    endpoints.filter((endpoint) => endpoint.nodeName === node && isReadyEndpoint(endpoint)).map(({ addresses }) => addresses[0]),
  );
  const status = here.size > 0 ? 200 : 503;
  const count = here.size === 1 ? 'one ready endpoint' : `${here.size || 'no'} ready endpoints`;
  const because = `kube-proxy on ${node} answers ${status}: Service ${ref.name} has ${count} there`;
  const end = hop({
    stage: 'endpoint',
    title: `health check of Service ${ref.name}`,
    verdict: status === 200 ? 'ok' : 'broken',
    reason: `${because}. A load balancer asks it to know where to send to (externalTrafficPolicy Local).`,
    objects: [ref, { kind: 'Node', name: node }],
    sources: cite(context, ref, 'spec.healthCheckNodePort'),
  });
  const hops = [told, end];
  if (status !== 200) return { hops, outcome: 'http-error', because, answerers: [] };
  const answerer = { ref, address: node, port: toPort, share: 1 };
  return { hops, outcome: 'answered', because, answerers: [answerer], taken: 0 };
}
