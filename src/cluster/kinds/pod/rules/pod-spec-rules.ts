import { duplicate, type FieldError, invalid, notSupported, required } from '../../../apiserver/field-error.ts';
import { checkIp } from '../../../apiserver/formats/ip-rules.ts';
import {
  checkName,
  dnsLabel,
  dnsSubdomain,
  dnsSubdomainWithUnderscore,
  labelValueRule,
  qualifiedName,
} from '../../../apiserver/formats/names.ts';
import { checkLabels } from '../../../apiserver/object-meta.ts';
import type { PodSpec } from '../../../types.ts';
import { internalToleration } from '../internal-form.ts';
import { type FullPodSpec, fullSpec } from '../pod-spec.ts';
import { checkAffinity, checkTopologySpread } from './affinity-rules.ts';
import { checkContainers, checkHostNetworkPorts, checkInitContainers } from './container-rules.ts';
import { checkPodSecurityContext } from './security-context-rules.ts';
import { checkVolumes } from './volume-rules.ts';

interface Situation {
  /** A Pod itself, not the template of one. */
  readonly isPod: boolean;
  /** Volumes that something else will add. */
  readonly otherVolumes?: readonly string[];
}

const restartPolicies = ['Always', 'OnFailure', 'Never'];
const dnsPolicies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
const maxInt32 = 2 ** 31 - 1;

const oneOf = (field: string, value: string | undefined, supported: readonly string[]): FieldError[] =>
  value === undefined || supported.includes(value) ? [] : [notSupported(field, value, supported)];
const named = (field: string, value: string | undefined, rule = dnsSubdomain) => (value ? checkName(field, value, rule) : []);

// kubernetes pkg/apis/core/validation/validation.go ValidatePodSpec
export function checkPodSpec(field: string, given: PodSpec, { isPod, otherVolumes = [] }: Situation): FieldError[] {
  const spec = fullSpec(given);
  const volumes = new Set([...(spec.volumes ?? []).map(({ name }) => name), ...otherVolumes]);
  return [
    ...checkVolumes(`${field}.volumes`, spec.volumes ?? []),
    ...checkContainers(`${field}.containers`, spec, volumes),
    ...checkInitContainers(`${field}.initContainers`, spec, volumes),
    ...checkHostNetworkPorts(`${field}.containers`, spec, isPod),
    ...oneOf(`${field}.restartPolicy`, spec.restartPolicy, restartPolicies),
    ...oneOf(`${field}.dnsPolicy`, spec.dnsPolicy, dnsPolicies),
    ...checkLabels(`${field}.nodeSelector`, spec.nodeSelector),
    ...checkPodSecurityContext(`${field}.securityContext`, spec.securityContext ?? {}),
    ...checkAffinity(`${field}.affinity`, spec.affinity ?? {}),
    ...checkDnsConfig(`${field}.dnsConfig`, spec),
    ...(spec.readinessGates ?? []).flatMap(({ conditionType }, i) =>
      checkName(`${field}.readinessGates[${i}].conditionType`, conditionType ?? '', qualifiedName),
    ),
    ...checkSchedulingGates(`${field}.schedulingGates`, spec.schedulingGates ?? []),
    ...checkTopologySpread(`${field}.topologySpreadConstraints`, spec.topologySpreadConstraints ?? []),
    ...named(`${field}.serviceAccountName`, spec.serviceAccountName),
    ...named(`${field}.nodeName`, spec.nodeName),
    ...checkDeadline(`${field}.activeDeadlineSeconds`, spec.activeDeadlineSeconds),
    ...named(`${field}.hostname`, spec.hostname, dnsLabel),
    ...named(`${field}.subdomain`, spec.subdomain, dnsLabel),
    ...checkTolerations(`${field}.tolerations`, spec.tolerations ?? []),
    ...checkHostAliases(`${field}.hostAliases`, spec.hostAliases ?? []),
    ...named(`${field}.priorityClassName`, spec.priorityClassName),
    ...named(`${field}.runtimeClassName`, spec.runtimeClassName),
    ...oneOf(`${field}.preemptionPolicy`, spec.preemptionPolicy, ['PreemptLowerPriority', 'Never']),
    ...checkOs(`${field}.os`, spec.os),
    ...checkHostnameOverride(`${field}.hostnameOverride`, spec),
  ];
}

// kubernetes pkg/apis/core/validation/validation.go validatePodDNSConfig
function checkDnsConfig(field: string, { dnsPolicy, dnsConfig }: FullPodSpec): FieldError[] {
  if (dnsPolicy === 'None') {
    if (!dnsConfig) return [required(field, 'must provide `dnsConfig` when `dnsPolicy` is None')];
    if (!dnsConfig.nameservers?.length) {
      return [required(`${field}.nameservers`, 'must provide at least one DNS nameserver when `dnsPolicy` is None')];
    }
  }
  const { nameservers = [], searches = [], options = [] } = dnsConfig ?? {};
  return [
    ...(nameservers.length > 3 ? [invalid(`${field}.nameservers`, nameservers, 'must not have more than 3 nameservers')] : []),
    ...nameservers.flatMap((ip, i) => checkIp(`${field}.nameservers[${i}]`, ip)),
    ...(searches.length > 32 ? [invalid(`${field}.searches`, searches, 'must not have more than 32 search paths')] : []),
    ...(searches.join(' ').length > 2048
      ? [invalid(`${field}.searches`, searches, 'must not have more than 2048 characters (including spaces) in the search list')]
      : []),
    ...searches.flatMap((search, i) =>
      search === '.' ? [] : checkName(`${field}.searches[${i}]`, search.replace(/\.$/, ''), dnsSubdomainWithUnderscore),
    ),
    ...options.flatMap(({ name }, i) => (name ? [] : [required(`${field}.options[${i}]`, 'must not be empty')])),
  ];
}

function checkSchedulingGates(field: string, gates: readonly { name: string }[]): FieldError[] {
  return gates.flatMap(({ name = '' }, i) => [
    ...checkName(`${field}[${i}]`, name, qualifiedName),
    ...(gates.findIndex((gate) => gate.name === name) < i ? [duplicate(`${field}[${i}]`, name)] : []),
  ]);
}

function checkDeadline(field: string, seconds: number | undefined): FieldError[] {
  if (seconds === undefined || (seconds >= 1 && seconds <= maxInt32)) return [];
  return [invalid(field, seconds, `must be between 1 and ${maxInt32}, inclusive`)];
}

// kubernetes pkg/apis/core/validation/validation.go ValidateTolerations
function checkTolerations(field: string, tolerations: NonNullable<PodSpec['tolerations']>): FieldError[] {
  return tolerations.flatMap((toleration, i) => {
    const path = `${field}[${i}]`;
    const { key = '', operator = '', value = '', effect = '', tolerationSeconds } = toleration;
    const errors = named(`${path}.key`, key, qualifiedName);
    if (key === '' && operator !== 'Exists') {
      errors.push(
        invalid(`${path}.operator`, operator, 'operator must be Exists when `key` is empty, which means "match all values and all keys"'),
      );
    }
    if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
      errors.push(invalid(`${path}.effect`, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"));
    }
    if (operator === '' || operator === 'Equal') {
      const wrong = labelValueRule(value);
      if (wrong.length > 0) errors.push(invalid(`${path}.operator`, value, wrong.join(';')));
    } else if (operator === 'Exists') {
      if (value)
        errors.push(invalid(`${path}.operator`, internalToleration(toleration), "value must be empty when `operator` is 'Exists'"));
    } else errors.push(notSupported(`${path}.operator`, operator, ['Equal', 'Exists']));
    return effect ? [...errors, ...oneOf(`${path}.effect`, effect, ['NoSchedule', 'PreferNoSchedule', 'NoExecute'])] : errors;
  });
}

function checkHostAliases(field: string, aliases: NonNullable<FullPodSpec['hostAliases']>): FieldError[] {
  return aliases.flatMap(({ ip = '', hostnames = [] }, i) => [
    ...checkIp(`${field}[${i}].ip`, ip),
    ...hostnames.flatMap((name, j) => checkName(`${field}[${i}].hostnames[${j}]`, name, dnsSubdomain)),
  ]);
}

function checkOs(field: string, os: FullPodSpec['os']): FieldError[] {
  if (!os) return [];
  if (!os.name) return [required(`${field}.name`, 'cannot be empty')];
  return oneOf(field, os.name, ['linux', 'windows']);
}

// kubernetes pkg/apis/core/validation/validation.go validatePodHostName
function checkHostnameOverride(field: string, { hostnameOverride, hostNetwork, setHostnameAsFQDN }: FullPodSpec): FieldError[] {
  if (hostnameOverride === undefined) return [];
  const errors: FieldError[] = [];
  if (hostnameOverride.length > 64) errors.push(invalid(field, hostnameOverride, 'must be no more than 64 characters'));
  errors.push(...checkName(field, hostnameOverride, dnsSubdomain));
  if (hostNetwork) errors.push({ type: 'Forbidden', field, detail: 'may not be specified when hostNetwork is true' });
  if (setHostnameAsFQDN) errors.push({ type: 'Forbidden', field, detail: 'may not be specified when setHostnameAsFQDN is true' });
  return errors;
}
