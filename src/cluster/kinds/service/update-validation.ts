import { type FieldError, forbidden, invalid } from '../../apiserver/field-error.ts';
import { validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import type { Service } from '../../types.ts';
import { isHeadless, needsClusterIp, needsHealthCheck } from './spec.ts';
import { checkLoadBalancerClass, validateService } from './validation.ts';

// kubernetes pkg/apis/core/validation/validation.go ValidateServiceUpdate
export function validateServiceUpdate(service: Service, old: Service): FieldError[] {
  const bothHaveIps = needsClusterIp(service) && needsClusterIp(old);
  return [
    ...validateObjectMetaUpdate(service.metadata, old.metadata),
    ...(bothHaveIps ? [...checkClusterIpsKept(service, old), ...checkFamiliesKept(service, old)] : []),
    ...checkLoadBalancerClass(service, old),
    ...checkHealthCheckPortKept(service, old),
    ...validateService(service, old),
  ];
}

const once = 'may not change once set';

// kubernetes pkg/apis/core/validation/validation.go validateUpgradeDowngradeClusterIPs
function checkClusterIpsKept(service: Service, old: Service): FieldError[] {
  if (isHeadless(service) && isHeadless(old)) return [];
  const ips = service.spec.clusterIPs ?? [];
  const before = old.spec.clusterIPs ?? [];
  const field = (i: number) => `spec.clusterIPs[${i}]`;
  if (before.length === ips.length) return before.flatMap((ip, i) => (ip === ips[i] ? [] : [invalid(field(i), ips, once)]));
  if (ips.length === 0) return [invalid(field(0), undefined, 'primary clusterIP can not be unset')];
  const errors = before.length > 0 && ips[0] !== before[0] ? [invalid(field(0), ips, once)] : [];
  return ips.length === 1 ? [...errors, ...checkSingleStack(service, 'clusterIP')] : errors;
}

// kubernetes pkg/apis/core/validation/validation.go validateUpgradeDowngradeIPFamilies
function checkFamiliesKept(service: Service, old: Service): FieldError[] {
  if (isHeadless(service) || isHeadless(old)) return [];
  const families = service.spec.ipFamilies ?? [];
  const before = old.spec.ipFamilies ?? [];
  const field = 'spec.ipFamilies[0]';
  if (before.length === families.length)
    return before.flatMap((family, i) => (family === families[i] ? [] : [invalid(field, families, once)]));
  const errors =
    families.length > 0 && before.length > 0 && families[0] !== before[0] ? [invalid(field, service.spec.clusterIPs, once)] : [];
  return families.length === 1 && before.length > 1 ? [...errors, ...checkSingleStack(service, 'ipFamily')] : errors;
}

function checkSingleStack({ spec }: Service, released: string): FieldError[] {
  if (spec.ipFamilyPolicy === 'SingleStack') return [];
  return [invalid('spec.ipFamilyPolicy', spec.ipFamilyPolicy, `must be set to 'SingleStack' when releasing the secondary ${released}`)];
}

function checkHealthCheckPortKept(service: Service, old: Service): FieldError[] {
  const kept = service.spec.healthCheckNodePort === old.spec.healthCheckNodePort;
  if (kept || !needsHealthCheck(service) || !needsHealthCheck(old)) return [];
  return [forbidden('spec.healthCheckNodePort', 'field is immutable')];
}
