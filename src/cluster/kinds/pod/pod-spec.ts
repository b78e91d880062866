import type { Container, ContainerPort, IntOrString, LabelSelector, PodSpec, PodTemplate } from '../../types.ts';

/** What the API server looks at in a Pod's spec, beyond what the rest of the model reads. */
export interface FullPodSpec extends PodSpec {
  containers: FullContainer[];
  initContainers?: FullContainer[];
  ephemeralContainers?: FullContainer[];
  volumes?: Volume[];
  serviceAccountName?: string;
  serviceAccount?: string;
  securityContext?: PodSecurityContext;
  imagePullSecrets?: { name?: string }[];
  affinity?: Affinity;
  schedulingGates?: { name: string }[];
  topologySpreadConstraints?: TopologySpreadConstraint[];
  activeDeadlineSeconds?: number;
  terminationGracePeriodSeconds?: number;
  hostAliases?: { ip?: string; hostnames?: string[] }[];
  priorityClassName?: string;
  runtimeClassName?: string;
  preemptionPolicy?: string;
  os?: { name?: string };
  hostPID?: boolean;
  hostIPC?: boolean;
  shareProcessNamespace?: boolean;
  schedulerName?: string;
  enableServiceLinks?: boolean;
}

export interface FullContainer extends Container {
  ports?: ContainerPort[];
  env?: EnvVar[];
  envFrom?: EnvFrom[];
  resources?: { limits?: Record<string, string | number>; requests?: Record<string, string | number>; claims?: { name: string }[] };
  volumeMounts?: { name?: string; mountPath?: string; subPath?: string; subPathExpr?: string; readOnly?: boolean }[];
  volumeDevices?: { name?: string; devicePath?: string }[];
  livenessProbe?: Probe;
  readinessProbe?: Probe;
  startupProbe?: Probe;
  lifecycle?: { postStart?: Handler; preStop?: Handler };
  terminationMessagePath?: string;
  terminationMessagePolicy?: string;
  imagePullPolicy?: string;
  securityContext?: ContainerSecurityContext;
}

export interface Handler {
  exec?: { command?: string[] };
  httpGet?: { path?: string; port: IntOrString; scheme?: string; host?: string; httpHeaders?: { name: string; value: string }[] };
  tcpSocket?: { port: IntOrString; host?: string };
  grpc?: { port: number; service?: string };
  sleep?: { seconds: number };
}

export interface Probe extends Handler, Record<string, unknown> {
  initialDelaySeconds?: number;
  timeoutSeconds?: number;
  periodSeconds?: number;
  successThreshold?: number;
  failureThreshold?: number;
  terminationGracePeriodSeconds?: number;
}

export interface EnvVar {
  name?: string;
  value?: string;
  valueFrom?: {
    fieldRef?: { apiVersion?: string; fieldPath?: string };
    resourceFieldRef?: { containerName?: string; resource?: string; divisor?: string | number };
    configMapKeyRef?: KeySelector;
    secretKeyRef?: KeySelector;
  };
}

interface KeySelector {
  name?: string;
  key?: string;
}

export interface EnvFrom {
  prefix?: string;
  configMapRef?: { name?: string };
  secretRef?: { name?: string };
}

export interface Volume {
  name: string;
  [source: string]: unknown;
}

export interface PodSecurityContext {
  runAsUser?: number;
  runAsGroup?: number;
  fsGroup?: number;
  fsGroupChangePolicy?: string;
  supplementalGroups?: number[];
  seccompProfile?: Profile;
  appArmorProfile?: Profile;
}

export interface ContainerSecurityContext {
  privileged?: boolean;
  allowPrivilegeEscalation?: boolean;
  runAsUser?: number;
  runAsGroup?: number;
  procMount?: string;
  seccompProfile?: Profile;
  appArmorProfile?: Profile;
}

export interface Profile {
  type?: string;
  localhostProfile?: string;
}

export interface NodeSelectorTerm {
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
  matchFields?: { key: string; operator: string; values?: string[] }[];
}

export interface PodAffinityTerm {
  labelSelector?: LabelSelector;
  namespaceSelector?: LabelSelector;
  namespaces?: string[];
  topologyKey?: string;
}

export interface PodAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
  preferredDuringSchedulingIgnoredDuringExecution?: { weight: number; podAffinityTerm: PodAffinityTerm }[];
}

export interface Affinity {
  nodeAffinity?: {
    requiredDuringSchedulingIgnoredDuringExecution?: { nodeSelectorTerms?: NodeSelectorTerm[] };
    preferredDuringSchedulingIgnoredDuringExecution?: { weight: number; preference: NodeSelectorTerm }[];
  };
  podAffinity?: PodAffinity;
  podAntiAffinity?: PodAffinity;
}

export interface TopologySpreadConstraint {
  maxSkew?: number;
  topologyKey?: string;
  whenUnsatisfiable?: string;
  labelSelector?: LabelSelector;
  minDomains?: number;
}

export const fullSpec = (spec: PodSpec): FullPodSpec => spec as FullPodSpec;

/** Init containers, then containers, then ephemeral ones, each with its path. */
export function eachContainer(spec: PodSpec, field: string): { container: FullContainer; path: string }[] {
  const full = fullSpec(spec);
  return (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((list) =>
    (full[list] ?? []).map((container, i) => ({ container, path: `${field}.${list}[${i}]` })),
  );
}

export const templateLabels = (template: PodTemplate | undefined): Record<string, string> => template?.metadata?.labels ?? {};
