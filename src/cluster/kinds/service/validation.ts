import { type FieldError, forbidden, invalid, notSupported, required } from '../../apiserver/field-error.ts';
import { checkCidr, checkIp, checkNonSpecialIp } from '../../apiserver/formats/ip-rules.ts';
import { checkName, dnsLabel, dnsSubdomain, qualifiedName } from '../../apiserver/formats/names.ts';
import { checkPortNumber } from '../../apiserver/formats/ports.ts';
import { checkLabels, validateObjectMeta } from '../../apiserver/object-meta.ts';
import type { Service } from '../../types.ts';
import { checkClusterIpFields } from './cluster-ip-rules.ts';
import { checkDuplicateNodePorts, checkDuplicatePorts, checkServicePorts } from './port-rules.ts';
import { isExternallyAccessible, isHeadless, needsHealthCheck } from './spec.ts';

const sourceRangesAnnotation = 'service.beta.kubernetes.io/load-balancer-source-ranges';
const hintsAnnotation = 'service.kubernetes.io/topology-aware-hints';
const modeAnnotation = 'service.kubernetes.io/topology-mode';
const onlyLoadBalancer = "may only be used when `type` is 'LoadBalancer'";

const oneOf = (field: string, value: string | undefined, supported: readonly string[]): FieldError[] => {
  if (!value) return [required(field)];
  return supported.includes(value) ? [] : [notSupported(field, value, supported)];
};

// kubernetes pkg/apis/core/validation/validation.go ValidateService
export function validateService(service: Service, old?: Service): FieldError[] {
  const { metadata, spec } = service;
  return [
    ...validateObjectMeta(metadata, true, dnsLabel),
    ...checkTopologyAnnotations(service),
    ...(!spec.ports?.length && !isHeadless(service) && spec.type !== 'ExternalName' ? [required('spec.ports')] : []),
    ...checkForType(service),
    ...checkServicePorts(spec.ports ?? []),
    ...checkLabels('spec.selector', spec.selector),
    ...oneOf('spec.sessionAffinity', spec.sessionAffinity, ['ClientIP', 'None']),
    ...checkAffinityConfig(service),
    ...checkClusterIpFields(service, old),
    ...(spec.externalIPs ?? []).flatMap((ip, i) => checkExternalIp(`spec.externalIPs[${i}]`, ip, old?.spec.externalIPs)),
    ...oneOf('spec.type', spec.type, ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']),
    ...(spec.type === 'ClusterIP' ? checkNoNodePorts(service) : []),
    ...checkDuplicateNodePorts(spec.ports ?? []),
    ...checkDuplicatePorts(spec.ports ?? []),
    ...checkSourceRanges(service, old),
    ...(spec.allocateLoadBalancerNodePorts !== undefined && spec.type !== 'LoadBalancer'
      ? [forbidden('spec.allocateLoadBalancerNodePorts', onlyLoadBalancer)]
      : []),
    ...checkLoadBalancerClass(service),
    ...checkExternalTrafficPolicy(service),
    ...checkInternalTrafficPolicy(service),
    ...checkTrafficDistribution(service),
  ];
}

function checkTopologyAnnotations({ metadata: { annotations = {} } }: Service): FieldError[] {
  const mode = annotations[modeAnnotation];
  const hints = annotations[hintsAnnotation];
  if (mode === undefined || hints === undefined || mode === hints) return [];
  const detail = `must match annotations[${hintsAnnotation}] when both are specified`;
  return [invalid(`metadata.annotations[${modeAnnotation}]`, mode, detail)];
}

function checkForType(service: Service): FieldError[] {
  const { spec } = service;
  switch (spec.type) {
    case 'LoadBalancer':
    case 'NodePort':
      return checkNotHeadless(service);
    case 'ExternalName':
      return checkExternalName(service);
    default:
      return [];
  }
}

function checkNotHeadless(service: Service): FieldError[] {
  if (!isHeadless(service)) return [];
  return [invalid('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${service.spec.type} services`)];
}

function checkExternalName({ spec }: Service): FieldError[] {
  const notHere = (field: keyof Service['spec']) => forbidden(`spec.${field}`, 'may not be set for ExternalName services');
  const name = (spec.externalName ?? '').replace(/\.$/, '');
  return [
    ...(spec.clusterIPs?.length ? [notHere('clusterIPs')] : []),
    ...(spec.ipFamilies?.length ? [notHere('ipFamilies')] : []),
    ...(spec.ipFamilyPolicy === undefined ? [] : [notHere('ipFamilyPolicy')]),
    ...(name ? checkName('spec.externalName', name, dnsSubdomain) : [required('spec.externalName')]),
  ];
}

function checkAffinityConfig({ spec: { sessionAffinity, sessionAffinityConfig } }: Service): FieldError[] {
  const field = 'spec.sessionAffinityConfig';
  if (sessionAffinity === 'None') {
    return sessionAffinityConfig ? [forbidden(field, 'must not be set when session affinity is None')] : [];
  }
  if (sessionAffinity !== 'ClientIP') return [];
  const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 0;
  if (seconds > 0 && seconds <= 86400) return [];
  return [invalid(`${field}.clientIP.timeoutSeconds`, seconds, 'must be greater than 0 and less than 86400')];
}

function checkExternalIp(field: string, ip: string, before?: readonly string[]): FieldError[] {
  const malformed = checkIp(field, ip, before);
  return malformed.length > 0 ? malformed : checkNonSpecialIp(field, ip);
}

function checkNoNodePorts({ spec }: Service): FieldError[] {
  return (spec.ports ?? []).flatMap(({ nodePort }, i) =>
    nodePort ? [forbidden(`spec.ports[${i}].nodePort`, "may not be used when `type` is 'ClusterIP'")] : [],
  );
}

function checkSourceRanges({ metadata, spec }: Service, old?: Service): FieldError[] {
  const wrongType = (field: string) => (spec.type === 'LoadBalancer' ? [] : [forbidden(field, onlyLoadBalancer)]);
  if (spec.loadBalancerSourceRanges?.length) {
    const field = 'spec.LoadBalancerSourceRanges';
    const before = old?.spec.loadBalancerSourceRanges;
    return [...wrongType(field), ...spec.loadBalancerSourceRanges.flatMap((cidr, i) => checkCidr(`${field}[${i}]`, cidr.trim(), before))];
  }
  const annotation = metadata.annotations?.[sourceRangesAnnotation];
  if (annotation === undefined) return [];
  const field = `metadata.annotations[${sourceRangesAnnotation}]`;
  const cidrs = annotation.trim() === '' ? [] : annotation.trim().split(',');
  return [...wrongType(field), ...cidrs.flatMap((cidr) => checkCidr(field, cidr.trim()))];
}

export function checkLoadBalancerClass({ spec }: Service, old?: Service): FieldError[] {
  const field = 'spec.loadBalancerClass';
  const { loadBalancerClass } = spec;
  const both = spec.type === 'LoadBalancer' && old?.spec.type === 'LoadBalancer';
  const changed =
    both && old.spec.loadBalancerClass !== loadBalancerClass ? [invalid(field, loadBalancerClass, 'may not change once set')] : [];
  if (loadBalancerClass === undefined) return changed;
  return [
    ...changed,
    ...(spec.type === 'LoadBalancer' ? checkName(field, loadBalancerClass, qualifiedName) : [forbidden(field, onlyLoadBalancer)]),
  ];
}

// kubernetes pkg/apis/core/validation/validation.go validateServiceExternalTrafficPolicy
function checkExternalTrafficPolicy(service: Service): FieldError[] {
  const { externalTrafficPolicy, healthCheckNodePort } = service.spec;
  const errors: FieldError[] = [];
  if (isExternallyAccessible(service)) errors.push(...oneOf('spec.externalTrafficPolicy', externalTrafficPolicy, ['Cluster', 'Local']));
  else if (externalTrafficPolicy) {
    errors.push(invalid('spec.externalTrafficPolicy', externalTrafficPolicy, 'may only be set for externally-accessible services'));
  }
  const field = 'spec.healthCheckNodePort';
  if (needsHealthCheck(service)) {
    errors.push(...(healthCheckNodePort ? checkPortNumber(field, healthCheckNodePort) : [required(field)]));
  } else if (healthCheckNodePort) {
    const detail = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'";
    errors.push(invalid(field, healthCheckNodePort, detail));
  }
  return errors;
}

function checkInternalTrafficPolicy({ spec }: Service): FieldError[] {
  const policies = ['Cluster', 'Local'];
  if (spec.internalTrafficPolicy === undefined || policies.includes(spec.internalTrafficPolicy)) return [];
  return [notSupported('spec.internalTrafficPolicy', spec.internalTrafficPolicy, policies)];
}

function checkTrafficDistribution({ spec: { trafficDistribution } }: Service): FieldError[] {
  const known = ['PreferClose', 'PreferSameZone', 'PreferSameNode'];
  return trafficDistribution === undefined || known.includes(trafficDistribution)
    ? []
    : [notSupported('spec.trafficDistribution', trafficDistribution, known)];
}
