import type { DnsAnswer, DnsRecord } from '../cluster/coredns/message.ts';
import type { KubeObject } from '../cluster/object.ts';
import type { EndpointSlice, Pod } from '../cluster/types.ts';

/** JSON with sorted keys: equal texts, equal values. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? 'null';
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => [key, sorted(field)]),
  );
}

const volatile = new Set(
  (
    'uid resourceVersion creationTimestamp generation managedFields selfLink observedGeneration lastTransitionTime lastProbeTime ' +
    'startTime startedAt lastScheduleTime completionTime collisionCount'
  ).split(' '),
);
const bookkeeping =
  /^kubectl\.kubernetes\.io\/last-applied|^endpoints\.kubernetes\.io\/last-change|^deployment\.kubernetes\.io\/revision|^deprecated\.daemonset/;

/** An object without what differs from run to run. */
export function plain<T>(value: T): T {
  return withoutVolatile(value) as T;
}

function withoutVolatile(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutVolatile);
  if (!value || typeof value !== 'object') return value;
  const kept: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    if (volatile.has(key)) continue;
    if (key === 'annotations') {
      const annotations = Object.entries(field ?? {}).filter(([name]) => !bookkeeping.test(name));
      if (annotations.length > 0) kept[key] = Object.fromEntries(annotations);
      continue;
    }
    const inner = withoutVolatile(field);
    if (inner !== null && inner !== undefined) kept[key] = inner;
  }
  return kept;
}

const workloads = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'ReplicationController']);
const network = new Set([
  'Service',
  'Ingress',
  'IngressClass',
  'NetworkPolicy',
  'GatewayClass',
  'Gateway',
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
  'UDPRoute',
  'ReferenceGrant',
  'Namespace',
]);
export const isWorkload = ({ kind }: KubeObject) => workloads.has(kind);
export const isNetworkObject = ({ kind }: KubeObject) => network.has(kind);

export function objectView(object: KubeObject): unknown {
  const { status, metadata, ...view } = plain(object) as KubeObject & { status?: unknown };
  const { ownerReferences: _, ...kept } = metadata;
  return { ...view, metadata: kept, ...(workloads.has(object.kind) || object.kind === 'Namespace' ? {} : { status }) };
}

export function podView({ metadata, spec, status }: Pod): unknown {
  const { hostname, subdomain, setHostnameAsFQDN, hostNetwork, dnsPolicy, containers } = spec;
  const labels = Object.entries(metadata.labels ?? {}).filter(([key]) => !/topology\.kubernetes\.io\//.test(key));
  return {
    kind: 'Pod',
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      labels: Object.fromEntries(labels),
      terminating: Boolean(metadata.deletionTimestamp),
    },
    spec: { hostname, subdomain, setHostnameAsFQDN, hostNetwork, dnsPolicy, ports: (containers ?? []).map(({ ports }) => ports ?? []) },
    status: {
      phase: status?.phase,
      podIPs: (status?.podIPs ?? []).map(({ ip }) => (hostNetwork ? '<node ip>' : ip)),
      ready: status?.conditions?.find(({ type }) => type === 'Ready')?.status ?? 'False',
    },
  };
}

interface SliceView {
  readonly service: string;
  readonly addressType: string;
  readonly ports: readonly unknown[];
  endpoints: unknown[];
}

function sliceView(slice: EndpointSlice, literal: boolean): SliceView {
  const { metadata, addressType, ports, endpoints } = plain(slice);
  return {
    service: `${metadata.namespace}/${metadata.labels?.['kubernetes.io/service-name'] ?? ''}`,
    ...(metadata.labels ? { labels: metadata.labels } : {}),
    ...(metadata.annotations ? { annotations: metadata.annotations } : {}),
    addressType,
    ports: [...(ports ?? [])].sort((a, b) => canonical(a).localeCompare(canonical(b))),
    endpoints: (endpoints ?? []).map(({ targetRef, nodeName, zone, hints, ...endpoint }) => ({
      ...endpoint,
      ...(targetRef ? { targetRef: { kind: targetRef.kind, namespace: targetRef.namespace, name: targetRef.name } } : {}),
      ...(literal ? { nodeName, zone, hints } : {}),
    })),
  };
}

/** Slices of one Service with the same family and ports are one fact, however they were cut up. */
export function mergedSlices(slices: readonly EndpointSlice[], literal: boolean): SliceView[] {
  const merged = new Map<string, SliceView>();
  for (const slice of slices) {
    const { endpoints, ...head } = sliceView(slice, literal);
    const key = canonical(head);
    const view = merged.get(key) ?? { ...head, endpoints: [] };
    view.endpoints.push(...endpoints);
    merged.set(key, view);
  }
  for (const view of merged.values()) view.endpoints = view.endpoints.sort((a, b) => canonical(a).localeCompare(canonical(b)));
  return [...merged.values()];
}

const record = ({ name, ttl, type, data }: DnsRecord) => `${name.toLowerCase()} ${ttl} ${type} ${String(data).toLowerCase()}`;

export function dnsView({ rcode, aa, answer, authority, additional }: DnsAnswer): unknown {
  return {
    rcode,
    aa,
    answer: (answer ?? []).map(record).sort(),
    authority: (authority ?? []).map(({ name, type }) => `${name} ${type}`).sort(),
    additional: (additional ?? []).map(record).sort(),
  };
}
