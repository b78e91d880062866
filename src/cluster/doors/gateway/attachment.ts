import { type Cluster, findObject, listOf } from '../../cluster.ts';
import { matchesLabelSelector } from '../../label-selector.ts';
import { intersection } from './hostname.ts';
import type { Gateway, Listener, ParentRef, Route } from './types.ts';

export const gatewayGroup = 'gateway.networking.k8s.io';

const routeKinds = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'] as const;

const kindsByProtocol: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
  UDP: ['UDPRoute'],
};

export interface Attachment {
  /** Hosts that the route takes at this listener; an empty one is any. */
  readonly hostnames: readonly string[];
  /** Why the route is not attached; none where it is. */
  readonly refused?: string;
}

export function routesIn(cluster: Cluster): readonly Route[] {
  return routeKinds.flatMap((kind) => listOf(cluster, kind));
}

/** The parentRefs of a route that name this Gateway. */
export function parentRefsTo(route: Route, gateway: Gateway): readonly ParentRef[] {
  return (route.spec.parentRefs ?? []).filter(
    ({ group = gatewayGroup, kind = 'Gateway', namespace = route.metadata.namespace, name }) =>
      group === gatewayGroup && kind === 'Gateway' && namespace === gateway.metadata.namespace && name === gateway.metadata.name,
  );
}

/** Whether a listener takes a route, and for which hosts. */
export function attach(cluster: Cluster, gateway: Gateway, listener: Listener, route: Route): Attachment {
  const refuse = (refused: string) => ({ hostnames: [], refused });
  const refs = parentRefsTo(route, gateway);
  const named = refs.filter(
    ({ sectionName, port }) => (!sectionName || sectionName === listener.name) && (!port || port === listener.port),
  );
  if (named.length === 0)
    return refuse(
      `it names ${refs.map(({ sectionName, port }) => sectionName ?? `port ${port}`).join(', ')}, not listener ${listener.name}`,
    );
  if (!allowsKind(listener, route.kind)) return refuse(`listener ${listener.name} takes no ${route.kind}`);
  if (!allowsNamespace(cluster, gateway, listener, route)) {
    return refuse(`listener ${listener.name} takes no routes from namespace ${route.metadata.namespace}`);
  }
  const own = route.kind === 'TCPRoute' || route.kind === 'UDPRoute' ? [] : (route.spec.hostnames ?? []);
  const hostnames = (own.length > 0 ? own : ['']).flatMap((hostname) => intersection(listener.hostname ?? '', hostname) ?? []);
  if (hostnames.length === 0)
    return refuse(`its hostnames ${own.join(', ')} lie outside ${listener.hostname} of listener ${listener.name}`);
  return { hostnames: own.length > 0 ? hostnames : [''] };
}

function allowsKind({ protocol, allowedRoutes }: Listener, kind: string): boolean {
  const supported = Object.hasOwn(kindsByProtocol, protocol) ? (kindsByProtocol[protocol] ?? []) : [];
  const allowed = allowedRoutes?.kinds ?? [];
  if (!supported.includes(kind)) return false;
  return allowed.length === 0 || allowed.some((entry) => (entry.group ?? gatewayGroup) === gatewayGroup && entry.kind === kind);
}

function allowsNamespace(cluster: Cluster, gateway: Gateway, { allowedRoutes }: Listener, route: Route): boolean {
  const { from = 'Same', selector } = allowedRoutes?.namespaces ?? {};
  switch (from) {
    case 'All':
      return true;
    case 'Same':
      return route.metadata.namespace === gateway.metadata.namespace;
    case 'Selector':
      return matchesLabelSelector(selector, findObject(cluster, 'Namespace', undefined, route.metadata.namespace ?? '')?.metadata.labels);
    default:
      return false;
  }
}
