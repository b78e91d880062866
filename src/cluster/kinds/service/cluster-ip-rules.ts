import { duplicate, type FieldError, invalid, notSupported, required } from '../../apiserver/field-error.ts';
import { checkIp } from '../../apiserver/formats/ip-rules.ts';
import { parseIp } from '../../ip-address.ts';
import type { Service } from '../../types.ts';
import { isHeadless, noClusterIp } from './spec.ts';

const policies = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];

/** How cluster IPs, families and policy of one Service agree with each other; whether the cluster has them is asked elsewhere. */
// kubernetes pkg/apis/core/validation/validation.go ValidateServiceClusterIPsRelatedFields
export function checkClusterIpFields(service: Service, old?: Service): FieldError[] {
  const { spec } = service;
  if (spec.type === 'ExternalName') return [];
  const errors = [...checkSingularAndPlural(service), ...checkFamilies(service)];
  if (spec.ipFamilyPolicy !== undefined && !policies.includes(spec.ipFamilyPolicy)) {
    errors.push(notSupported('spec.ipFamilyPolicy', spec.ipFamilyPolicy, policies));
  }
  const malformed = checkEachIp(service, old);
  errors.push(...malformed);
  const ips = spec.clusterIPs ?? [];
  if (ips.length > 2) errors.push(invalid('spec.clusterIPs', ips, 'may only hold up to 2 values'));
  if (malformed.length > 0) return errors;
  return [...errors, ...checkOnePerFamily(ips), ...checkIpsAgainstFamilies(service)];
}

function checkSingularAndPlural({ spec: { clusterIP, clusterIPs = [] } }: Service): FieldError[] {
  if (!clusterIP) {
    return clusterIPs.length > 0 ? [invalid('spec.clusterIPs', clusterIPs, 'must be empty when `clusterIP` is not specified')] : [];
  }
  if (clusterIPs.length === 0) return [required('spec.clusterIPs')];
  return clusterIPs[0] === clusterIP ? [] : [invalid('spec.clusterIPs', clusterIPs, 'first value must match `clusterIP`')];
}

function checkFamilies({ spec: { ipFamilies = [] } }: Service): FieldError[] {
  return ipFamilies.flatMap((family, i) => [
    ...(family === 'IPv4' || family === 'IPv6' ? [] : [notSupported(`spec.ipFamilies[${i}]`, family, ['IPv4', 'IPv6'])]),
    ...(ipFamilies.indexOf(family) < i ? [duplicate(`spec.ipFamilies[${i}]`, family)] : []),
  ]);
}

function checkEachIp({ spec: { clusterIPs = [] } }: Service, old?: Service): FieldError[] {
  return clusterIPs.flatMap((ip, i) => {
    if (i > 0 || ip !== noClusterIp) return checkIp(`spec.clusterIPs[${i}]`, ip, old?.spec.clusterIPs);
    return clusterIPs.length > 1 ? [invalid('spec.clusterIPs', clusterIPs, "'None' must be the first and only value")] : [];
  });
}

function checkOnePerFamily(ips: readonly string[]): FieldError[] {
  if (ips.length < 2) return [];
  const families = new Set(ips.map((ip) => parseIp(ip)?.family));
  return families.size > 1 ? [] : [invalid('spec.clusterIPs', ips, 'may specify no more than one IP for each IP family')];
}

function checkIpsAgainstFamilies(service: Service): FieldError[] {
  const { clusterIPs = [], ipFamilies = [] } = service.spec;
  if (isHeadless(service)) return [];
  return clusterIPs.flatMap((ip, i) => {
    const wanted = ipFamilies[i];
    if ((wanted !== 'IPv4' && wanted !== 'IPv6') || parseIp(ip)?.family === wanted) return [];
    return [invalid(`spec.clusterIPs[${i}]`, ip, `expected an ${wanted} value as indicated by \`ipFamilies[${i}]\``)];
  });
}
