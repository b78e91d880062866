import { type FieldError, invalid, notSupported, required } from '../../../apiserver/field-error.ts';
import { internalSecurityContext } from '../internal-form.ts';
import type { ContainerSecurityContext, PodSecurityContext, Profile } from '../pod-spec.ts';

const largestId = 2 ** 31 - 1;

function checkId(field: string, id: number | undefined): FieldError[] {
  return id === undefined || (id >= 0 && id <= largestId) ? [] : [invalid(field, id, `must be between 0 and ${largestId}, inclusive`)];
}

const profiles = ['Localhost', 'RuntimeDefault', 'Unconfined'];

function checkProfile(field: string, profile: Profile | undefined, word: 'seccomp' | 'AppArmor'): FieldError[] {
  if (!profile) return [];
  const { type = '', localhostProfile } = profile;
  const own = word === 'seccomp' ? 'seccompProfile' : 'appArmorProfile';
  const errors: FieldError[] = [];
  if (type === '') errors.push(required(`${field}.type`, `type is required when ${own} is set`));
  else if (!profiles.includes(type)) errors.push(notSupported(`${field}.type`, type, profiles));
  const path = `${field}.localhostProfile`;
  if (type === 'Localhost' && !localhostProfile) errors.push(required(path, `must be set when ${word} type is Localhost`));
  if (type !== 'Localhost' && localhostProfile !== undefined) {
    errors.push(
      invalid(
        path,
        word === 'seccomp' ? { Type: type, LocalhostProfile: localhostProfile } : localhostProfile,
        `can only be set when ${word} type is Localhost`,
      ),
    );
  }
  return errors;
}

// kubernetes pkg/apis/core/validation/validation.go validatePodSpecSecurityContext
export function checkPodSecurityContext(field: string, context: PodSecurityContext): FieldError[] {
  const policies = ['Always', 'OnRootMismatch'];
  const { fsGroupChangePolicy: policy } = context;
  return [
    ...checkId(`${field}.fsGroup`, context.fsGroup),
    ...checkId(`${field}.runAsUser`, context.runAsUser),
    ...checkId(`${field}.runAsGroup`, context.runAsGroup),
    ...(context.supplementalGroups ?? []).flatMap((id, i) => checkId(`${field}.supplementalGroups[${i}]`, id)),
    ...(policy === undefined || policies.includes(policy) ? [] : [notSupported(`${field}.fsGroupChangePolicy`, policy, policies)]),
    ...checkProfile(`${field}.seccompProfile`, context.seccompProfile, 'seccomp'),
    ...checkProfile(`${field}.appArmorProfile`, context.appArmorProfile, 'AppArmor'),
  ];
}

// kubernetes pkg/apis/core/validation/validation.go ValidateSecurityContext
export function checkContainerSecurityContext(field: string, context: ContainerSecurityContext): FieldError[] {
  const mounts = ['Default', 'Unmasked'];
  const { procMount } = context;
  const contradicts = context.allowPrivilegeEscalation === false && context.privileged === true;
  return [
    ...checkId(`${field}.runAsUser`, context.runAsUser),
    ...checkId(`${field}.runAsGroup`, context.runAsGroup),
    ...(procMount === undefined || mounts.includes(procMount) ? [] : [notSupported(`${field}.procMount`, procMount, mounts)]),
    ...checkProfile(`${field}.seccompProfile`, context.seccompProfile, 'seccomp'),
    ...(contradicts
      ? [invalid(field, internalSecurityContext(context), 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true')]
      : []),
    ...checkProfile(`${field}.appArmorProfile`, context.appArmorProfile, 'AppArmor'),
  ];
}
