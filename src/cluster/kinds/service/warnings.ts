import { cidrWarnings, ipWarnings } from '../../apiserver/formats/ip-rules.ts';
import type { Service } from '../../types.ts';
import { noClusterIp } from './spec.ts';

// kubernetes pkg/api/service/warnings.go GetWarningsForService
export function serviceWarnings({ metadata, spec }: Service): string[] {
  const isHeadless = spec.type === 'ClusterIP' && spec.clusterIP === noClusterIp;
  const isExternalName = spec.type === 'ExternalName';
  const externalIps = spec.externalIPs ?? [];
  const warnings: string[] = [];
  const warnIf = (condition: unknown, text: string) => condition && warnings.push(text);

  warnIf(
    metadata.annotations && Object.hasOwn(metadata.annotations, 'service.kubernetes.io/topology-aware-hints'),
    'annotation service.kubernetes.io/topology-aware-hints is deprecated, please use service.kubernetes.io/topology-mode instead',
  );
  if (spec.clusterIP && !isHeadless) warnings.push(...(spec.clusterIPs ?? []).flatMap((ip, i) => ipWarnings(`spec.clusterIPs[${i}]`, ip)));
  if (isHeadless) {
    warnIf(spec.loadBalancerIP, 'spec.loadBalancerIP is ignored for headless services');
    warnIf(externalIps.length > 0, 'spec.externalIPs is ignored for headless services');
    warnIf(spec.sessionAffinity !== 'None', 'spec.SessionAffinity is ignored for headless services');
  }
  warnings.push(...externalIps.flatMap((ip, i) => ipWarnings(`spec.externalIPs[${i}]`, ip)));
  warnIf(
    externalIps.length > 0 && !isHeadless && !isExternalName,
    'spec.externalIPs is deprecated and may no longer be implemented in some clusters',
  );
  if (spec.loadBalancerIP) warnings.push(...ipWarnings('spec.loadBalancerIP', spec.loadBalancerIP));
  warnings.push(...(spec.loadBalancerSourceRanges ?? []).flatMap((cidr, i) => cidrWarnings(`spec.loadBalancerSourceRanges[${i}]`, cidr)));
  warnIf(isExternalName && externalIps.length > 0, 'spec.externalIPs is ignored when spec.type is "ExternalName"');
  warnIf(!isExternalName && spec.externalName, 'spec.externalName is ignored when spec.type is not "ExternalName"');
  warnIf(spec.trafficDistribution === 'PreferClose', 'spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"');
  return warnings;
}
