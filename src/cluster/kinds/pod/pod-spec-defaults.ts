import { withoutEmpty } from '../../apiserver/absent.ts';
import type { PodTemplate } from '../../types.ts';
import { defaultContainer } from './container-defaults.ts';
import { type FullPodSpec, fullSpec } from './pod-spec.ts';
import { defaultVolume } from './volume-defaults.ts';

const zeroIsAbsent = [
  'dnsPolicy',
  'ephemeralContainers',
  'hostAliases',
  'hostIPC',
  'hostNetwork',
  'hostPID',
  'hostname',
  'imagePullSecrets',
  'initContainers',
  'nodeName',
  'nodeSelector',
  'priorityClassName',
  'readinessGates',
  'restartPolicy',
  'schedulerName',
  'schedulingGates',
  'serviceAccount',
  'serviceAccountName',
  'subdomain',
  'tolerations',
  'topologySpreadConstraints',
  'volumes',
] as const;

// kubernetes pkg/apis/core/v1/defaults.go SetDefaults_PodSpec
export function defaultPodSpec(given: FullPodSpec): FullPodSpec {
  const spec: FullPodSpec = withoutEmpty(given, zeroIsAbsent);
  const account = spec.serviceAccountName ?? spec.serviceAccount;
  return {
    ...spec,
    ...(spec.containers ? { containers: spec.containers.map(defaultContainer) } : {}),
    ...(spec.initContainers ? { initContainers: spec.initContainers.map(defaultContainer) } : {}),
    ...(spec.ephemeralContainers ? { ephemeralContainers: spec.ephemeralContainers.map(defaultContainer) } : {}),
    ...(spec.volumes ? { volumes: spec.volumes.map(defaultVolume) } : {}),
    ...(account ? { serviceAccountName: account, serviceAccount: account } : {}),
    restartPolicy: spec.restartPolicy ?? 'Always',
    terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds ?? 30,
    dnsPolicy: spec.dnsPolicy ?? 'ClusterFirst',
    securityContext: spec.securityContext ?? {},
    schedulerName: spec.schedulerName ?? 'default-scheduler',
  };
}

export function defaultTemplate(template: PodTemplate | undefined): PodTemplate {
  const metadata = withoutEmpty({ ...template?.metadata }, ['annotations', 'labels']);
  return { metadata, spec: defaultPodSpec(fullSpec(template?.spec ?? ({} as PodTemplate['spec']))) };
}
