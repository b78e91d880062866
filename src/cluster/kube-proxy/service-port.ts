import { formatCidr, formatIp, parseCidr, parseIp } from '../ip-address.ts';
import type { ObjectRef } from '../object.ts';
import type { IpFamily } from '../settings.ts';
import type { Protocol, Service, ServicePort } from '../types.ts';

/** One port of a Service with a cluster IP, as kube-proxy sees it in one address family. */
export interface ServicePortInfo {
  readonly service: ObjectRef & { readonly namespace: string };
  /** `namespace/service:port`, without the colon where the port has no name. */
  readonly name: string;
  readonly portName: string;
  readonly protocol: Protocol;
  readonly clusterIp: string;
  readonly port: number;
  /** 0 where there is none. */
  readonly nodePort: number;
  readonly healthCheckNodePort: number;
  readonly externalIps: readonly string[];
  readonly loadBalancerIps: readonly string[];
  readonly sourceRanges: readonly string[];
  readonly externalPolicyLocal: boolean;
  readonly internalPolicyLocal: boolean;
  /** How long a client keeps its endpoint, if it does. */
  readonly affinitySeconds?: number;
}

/** Another proxy than kube-proxy is to serve what carries this label. */
const otherProxy = 'service.kubernetes.io/service-proxy-name';

// kubernetes pkg/proxy/servicechangetracker.go serviceToServiceMap
export function servicePortsOf(service: Service, family: IpFamily): readonly ServicePortInfo[] {
  const { metadata, spec } = service;
  if (spec.type === 'ExternalName' || metadata.labels?.[otherProxy] !== undefined) return [];
  const clusterIp = ofFamily(spec.clusterIPs?.length ? spec.clusterIPs : [spec.clusterIP ?? ''], family)[0];
  if (!clusterIp) return [];
  return (spec.ports ?? []).map((port) => servicePortOf(service, port, family, clusterIp));
}

// kubernetes pkg/proxy/serviceport.go newBaseServiceInfo
function servicePortOf(service: Service, port: ServicePort, family: IpFamily, clusterIp: string): ServicePortInfo {
  const { metadata, spec } = service;
  const namespace = metadata.namespace ?? 'default';
  const portName = port.name ?? '';
  const externallyVisible = spec.type !== 'ClusterIP' || (spec.externalIPs ?? []).length > 0;
  const externalPolicyLocal = externallyVisible && spec.externalTrafficPolicy === 'Local';
  const vips = (service.status?.loadBalancer?.ingress ?? []).filter(({ ipMode = 'VIP' }) => ipMode === 'VIP');
  return {
    service: { kind: 'Service', namespace, name: metadata.name },
    name: `${namespace}/${metadata.name}${portName ? `:${portName}` : ''}`,
    portName,
    protocol: port.protocol ?? 'TCP',
    clusterIp,
    port: port.port,
    nodePort: port.nodePort ?? 0,
    healthCheckNodePort: spec.type === 'LoadBalancer' && externalPolicyLocal ? (spec.healthCheckNodePort ?? 0) : 0,
    externalIps: ofFamily(spec.externalIPs ?? [], family),
    loadBalancerIps: ofFamily(
      vips.map(({ ip = '' }) => ip),
      family,
    ),
    sourceRanges: (spec.loadBalancerSourceRanges ?? []).flatMap((text) => {
      const range = parseCidr(text.trim());
      return range?.family === family ? [formatCidr(range)] : [];
    }),
    externalPolicyLocal,
    internalPolicyLocal: spec.internalTrafficPolicy === 'Local',
    ...(spec.sessionAffinity === 'ClientIP' ? { affinitySeconds: spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 10800 } : {}),
  };
}

/** Most addresses are written as Go prints them; only the others are worth parsing. */
const plainIpv4 = /^(0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])(\.(0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])){3}$/;

function ofFamily(ips: readonly string[], family: IpFamily): readonly string[] {
  return ips.flatMap((text) => {
    if (plainIpv4.test(text)) return family === 'IPv4' ? [text] : [];
    const ip = parseIp(text);
    return ip?.family === family ? [formatIp(ip)] : [];
  });
}

// kubernetes pkg/proxy/serviceport.go ExternallyAccessible
export function externallyAccessible({ nodePort, loadBalancerIps, externalIps }: ServicePortInfo): boolean {
  return nodePort !== 0 || loadBalancerIps.length > 0 || externalIps.length > 0;
}
