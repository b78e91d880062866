import { type FieldError, invalid } from '../../apiserver/field-error.ts';
import { parseIp } from '../../ip-address.ts';
import type { IpFamily } from '../../settings.ts';
import type { Service } from '../../types.ts';
import { checkClusterIpFields } from './cluster-ip-rules.ts';
import { hasSelector, needsClusterIp, noClusterIp, sameList } from './spec.ts';

export const familyOfIp = (ip: string): IpFamily | undefined => parseIp(ip)?.family;
const otherFamily = (family: IpFamily): IpFamily => (family === 'IPv4' ? 'IPv6' : 'IPv4');

/** Both say `PreferDualStack` and name the same addresses and families: nothing is added or taken away. */
// kubernetes pkg/registry/core/service/storage/alloc.go isMatchingPreferDualStackClusterIPFields
export function keepsPreferredDualStack({ spec }: Service, old?: Service): boolean {
  return (
    old !== undefined &&
    old.spec.type === spec.type &&
    spec.type !== 'ExternalName' &&
    spec.ipFamilyPolicy === 'PreferDualStack' &&
    (old.spec.ipFamilyPolicy ?? 'PreferDualStack') === 'PreferDualStack' &&
    sameList(old.spec.clusterIPs, spec.clusterIPs) &&
    sameList(old.spec.ipFamilies, spec.ipFamilies)
  );
}

/** Settles policy and families of a Service against the families that the cluster has. */
// kubernetes pkg/registry/core/service/storage/alloc.go initIPFamilyFields
export function initIpFamilies(given: Service, families: readonly IpFamily[], old?: Service): Service | readonly FieldError[] {
  if (!needsClusterIp(given) || keepsPreferredDualStack(given, old)) return given;
  const service = { ...given, spec: { ...given.spec, ipFamilyPolicy: given.spec.ipFamilyPolicy ?? defaultPolicy(given, old) } };
  const malformed = checkClusterIpFields(service);
  if (malformed.length > 0) return malformed;

  const released = old ? releaseSecondary(service, old) : { service, errors: [] };
  const inferred = inferFamilies(released.service, families);
  const errors = [...released.errors, ...tooManyForSingleStack(released.service), ...inferred.errors];
  if (errors.length > 0) return errors;

  const { spec } = inferred.service;
  const first = spec.ipFamilies?.[0] ?? families[0] ?? 'IPv4';
  const chosen: IpFamily[] = spec.ipFamilies?.length ? spec.ipFamilies : [first];
  const wantsTwo = spec.ipFamilyPolicy !== 'SingleStack' && chosen.length < 2;
  const withFamilies = (ipFamilies: IpFamily[]): Service => ({ ...inferred.service, spec: { ...spec, ipFamilies } });

  // Whoever writes the endpoints of a headless Service without selector may use families that the cluster does not have.
  if (spec.clusterIP === noClusterIp && !hasSelector(given)) return withFamilies(wantsTwo ? [first, otherFamily(first)] : chosen);

  const refused = notConfigured(inferred.service, families);
  if (refused.length > 0) return refused;
  return withFamilies(wantsTwo && families.length === 2 ? [first, otherFamily(first)] : chosen);
}

function defaultPolicy(service: Service, old?: Service): NonNullable<Service['spec']['ipFamilyPolicy']> {
  if (old?.spec.ipFamilyPolicy) return old.spec.ipFamilyPolicy;
  return service.spec.clusterIP === noClusterIp && !hasSelector(service) ? 'RequireDualStack' : 'SingleStack';
}

function releaseSecondary(service: Service, old: Service): { service: Service; errors: FieldError[] } {
  const { spec } = service;
  if (spec.ipFamilyPolicy === 'SingleStack') {
    const clusterIPs = sameList(old.spec.clusterIPs, spec.clusterIPs) ? spec.clusterIPs?.slice(0, 1) : spec.clusterIPs;
    const ipFamilies = sameList(old.spec.ipFamilies, spec.ipFamilies) ? spec.ipFamilies?.slice(0, 1) : spec.ipFamilies;
    return {
      service: { ...service, spec: { ...spec, ...(clusterIPs ? { clusterIPs } : {}), ...(ipFamilies ? { ipFamilies } : {}) } },
      errors: [],
    };
  }
  const isReduced = (now: readonly string[] = [], before: readonly string[] = []) => now.length > 0 && now.length < before.length;
  const refuse = (what: string) =>
    invalid('spec.ipFamilyPolicy', spec.ipFamilyPolicy, `must be 'SingleStack' to release the secondary ${what}`);
  return {
    service,
    errors: [
      ...(isReduced(spec.clusterIPs, old.spec.clusterIPs) ? [refuse('cluster IP')] : []),
      ...(isReduced(spec.ipFamilies, old.spec.ipFamilies) ? [refuse('IP family')] : []),
    ],
  };
}

function tooManyForSingleStack({ spec }: Service): FieldError[] {
  if (spec.ipFamilyPolicy !== 'SingleStack') return [];
  const refuse = (what: string) =>
    invalid(
      'spec.ipFamilyPolicy',
      spec.ipFamilyPolicy,
      `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`,
    );
  return [
    ...(spec.clusterIPs?.length === 2 ? [refuse('cluster IPs')] : []),
    ...(spec.ipFamilies?.length === 2 ? [refuse('IP families')] : []),
  ];
}

function inferFamilies(service: Service, families: readonly IpFamily[]): { service: Service; errors: FieldError[] } {
  const { clusterIPs = [], ipFamilies = [] } = service.spec;
  const chosen = [...ipFamilies];
  const errors: FieldError[] = [];
  for (const [i, ip] of clusterIPs.entries()) {
    if (ip === noClusterIp) break;
    const family = familyOfIp(ip);
    if (i < chosen.length || !family) continue;
    if (families.includes(family)) chosen.push(family);
    else errors.push(invalid(`spec.clusterIPs[${i}]`, clusterIPs, `${family} is not configured on this cluster`));
  }
  return { service: { ...service, spec: { ...service.spec, ipFamilies: chosen } }, errors };
}

function notConfigured({ spec }: Service, families: readonly IpFamily[]): FieldError[] {
  const single = spec.ipFamilyPolicy === 'RequireDualStack' && families.length < 2;
  return [
    ...(single ? [invalid('spec.ipFamilyPolicy', spec.ipFamilyPolicy, 'this cluster is not configured for dual-stack services')] : []),
    ...(spec.ipFamilies ?? []).flatMap((family, i) =>
      families.includes(family) ? [] : [invalid(`spec.ipFamilies[${i}]`, family, 'not configured on this cluster')],
    ),
  ];
}
