import type { PodSpec, PodTemplate } from '../../types.ts';

/**
 * The fields of the API server's own structures, in their order, where an error prints one of them.
 * `s` is text, `i` a number, `b` a switch, `p` what may be null, `l` a list and `m` a map of plain values, `r` a value as it is
 * written; `*T` may be null, `[T` is a list, `T` is always there.
 */
// kubernetes pkg/apis/core/types.go
const layouts: Readonly<Record<string, string>> = {
  PodSpec:
    'Volumes:[Volume InitContainers:[Container Containers:[Container EphemeralContainers:[Container RestartPolicy:s TerminationGracePeriodSeconds:p ActiveDeadlineSeconds:p DNSPolicy:s NodeSelector:m ServiceAccountName:s AutomountServiceAccountToken:p NodeName:s SecurityContext:*PodSecurityContext ImagePullSecrets:[Named Hostname:s Subdomain:s SetHostnameAsFQDN:p Affinity:*Affinity SchedulerName:s Tolerations:[Toleration HostAliases:[HostAlias PriorityClassName:s Priority:p PreemptionPolicy:p DNSConfig:*DnsConfig ReadinessGates:[ReadinessGate RuntimeClassName:p Overhead:m EnableServiceLinks:p TopologySpreadConstraints:[Spread OS:*Named SchedulingGates:[Named ResourceClaims:[ResourceClaim Resources:*Resources HostnameOverride:p SchedulingGroup:p',
  PodSecurityContext:
    'HostNetwork:b HostPID:b HostIPC:b ShareProcessNamespace:p HostUsers:p SELinuxOptions:*SeLinux WindowsOptions:*Windows RunAsUser:p RunAsGroup:p RunAsNonRoot:p SupplementalGroups:l SupplementalGroupsPolicy:p FSGroup:p FSGroupChangePolicy:p Sysctls:[Pair SeccompProfile:*Profile AppArmorProfile:*Profile SELinuxChangePolicy:p',
  Container:
    'Name:s Image:s Command:l Args:l WorkingDir:s Ports:[Port EnvFrom:[EnvFrom Env:[Env Resources:Resources ResizePolicy:[Resize RestartPolicy:p RestartPolicyRules:p VolumeMounts:[Mount VolumeDevices:[Device LivenessProbe:*Probe ReadinessProbe:*Probe StartupProbe:*Probe Lifecycle:*Lifecycle TerminationMessagePath:s TerminationMessagePolicy:s ImagePullPolicy:s SecurityContext:*SecurityContext Stdin:b StdinOnce:b TTY:b',
  Port: 'Name:s HostPort:i ContainerPort:i Protocol:s HostIP:s',
  EnvFrom: 'Prefix:s ConfigMapRef:*Optional SecretRef:*Optional',
  Optional: 'Name:s Optional:p',
  Env: 'Name:s Value:s ValueFrom:*ValueFrom',
  ValueFrom: 'FieldRef:*FieldRef ResourceFieldRef:*ResourceRef ConfigMapKeyRef:*KeyRef SecretKeyRef:*KeyRef FileKeyRef:*FileRef',
  FieldRef: 'APIVersion:s FieldPath:s',
  ResourceRef: 'ContainerName:s Resource:s Divisor:s',
  KeyRef: 'Name:s Key:s Optional:p',
  FileRef: 'VolumeName:s Path:s Key:s Optional:p',
  Resources: 'Limits:m Requests:m Claims:[Claim',
  Claim: 'Name:s Request:s',
  Resize: 'ResourceName:s RestartPolicy:s',
  Mount: 'Name:s ReadOnly:b RecursiveReadOnly:p MountPath:s SubPath:s MountPropagation:p SubPathExpr:s',
  Device: 'Name:s DevicePath:s',
  Probe:
    'Exec:*Exec HTTPGet:*HttpGet TCPSocket:*TcpSocket GRPC:*Grpc InitialDelaySeconds:i TimeoutSeconds:i PeriodSeconds:i SuccessThreshold:i FailureThreshold:i TerminationGracePeriodSeconds:p',
  Lifecycle: 'PostStart:*Hook PreStop:*Hook StopSignal:p',
  Hook: 'Exec:*Exec HTTPGet:*HttpGet TCPSocket:*TcpSocket Sleep:*Sleep',
  Exec: 'Command:l',
  HttpGet: 'Path:s Port:r Host:s Scheme:s HTTPHeaders:[Pair',
  TcpSocket: 'Port:r Host:s',
  Grpc: 'Port:i Service:p',
  Sleep: 'Seconds:i',
  Pair: 'Name:s Value:s',
  SecurityContext:
    'Capabilities:*Capabilities Privileged:p SELinuxOptions:*SeLinux WindowsOptions:*Windows RunAsUser:p RunAsGroup:p RunAsNonRoot:p ReadOnlyRootFilesystem:p AllowPrivilegeEscalation:p ProcMount:p SeccompProfile:*Profile AppArmorProfile:*Profile',
  Capabilities: 'Add:l Drop:l',
  SeLinux: 'User:s Role:s Type:s Level:s',
  Windows: 'GMSACredentialSpecName:p GMSACredentialSpec:p RunAsUserName:p HostProcess:p',
  Profile: 'Type:s LocalhostProfile:p',
  Named: 'Name:s',
  Toleration: 'Key:s Operator:s Value:s Effect:s TolerationSeconds:p',
  HostAlias: 'IP:s Hostnames:l',
  DnsConfig: 'Nameservers:l Searches:l Options:[DnsOption',
  DnsOption: 'Name:s Value:p',
  ReadinessGate: 'ConditionType:s',
  ResourceClaim: 'Name:s ResourceClaimName:p ResourceClaimTemplateName:p',
  Spread:
    'MaxSkew:i TopologyKey:s WhenUnsatisfiable:s LabelSelector:p MinDomains:p NodeAffinityPolicy:p NodeTaintsPolicy:p MatchLabelKeys:l',
  Affinity: 'NodeAffinity:*NodeAffinity PodAffinity:*PodAffinity PodAntiAffinity:*PodAffinity',
  NodeAffinity: 'RequiredDuringSchedulingIgnoredDuringExecution:*NodeTerms PreferredDuringSchedulingIgnoredDuringExecution:[PreferredNode',
  NodeTerms: 'NodeSelectorTerms:[NodeTerm',
  NodeTerm: 'MatchExpressions:[Requirement MatchFields:[Requirement',
  Requirement: 'Key:s Operator:s Values:l',
  PreferredNode: 'Weight:i Preference:NodeTerm',
  PodAffinity: 'RequiredDuringSchedulingIgnoredDuringExecution:[PodTerm PreferredDuringSchedulingIgnoredDuringExecution:[PreferredPod',
  PodTerm: 'LabelSelector:p Namespaces:l TopologyKey:s NamespaceSelector:p MatchLabelKeys:l MismatchLabelKeys:l',
  PreferredPod: 'Weight:i PodAffinityTerm:PodTerm',
  Volume:
    'Name:s HostPath:*HostPath EmptyDir:*EmptyDir GCEPersistentDisk:p AWSElasticBlockStore:p GitRepo:p Secret:*Secret NFS:*Nfs ISCSI:p Glusterfs:p PersistentVolumeClaim:*ClaimSource RBD:p Quobyte:p FlexVolume:p Cinder:p CephFS:p Flocker:p DownwardAPI:p FC:p AzureFile:p ConfigMap:*ConfigMap VsphereVolume:p AzureDisk:p PhotonPersistentDisk:p Projected:p PortworxVolume:p ScaleIO:p StorageOS:p CSI:p Ephemeral:p Image:*Image',
  HostPath: 'Path:s Type:p',
  EmptyDir: 'Medium:s SizeLimit:p',
  Secret: 'SecretName:s Items:[KeyToPath DefaultMode:p Optional:p',
  ConfigMap: 'Name:s Items:[KeyToPath DefaultMode:p Optional:p',
  KeyToPath: 'Key:s Path:s Mode:p',
  Nfs: 'Server:s Path:s ReadOnly:b',
  ClaimSource: 'ClaimName:s ReadOnly:b',
  Image: 'Reference:s PullPolicy:s',
};

interface Field {
  readonly name: string;
  readonly type: string;
}

const parsed: ReadonlyMap<string, readonly Field[]> = new Map(
  Object.entries(layouts).map(([struct, text]) => [
    struct,
    text.split(' ').map((field) => ({ name: field.slice(0, field.indexOf(':')), type: field.slice(field.indexOf(':') + 1) })),
  ]),
);

const zero: Readonly<Record<string, unknown>> = { s: '', i: 0, b: false, r: 0 };

type Written = Readonly<Record<string, unknown>>;

/** Names differ from those that users write in nothing but their capitals. */
function inStruct(struct: string, value: Written): Record<string, unknown> {
  const given = new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field]));
  return Object.fromEntries((parsed.get(struct) ?? []).map(({ name, type }) => [name, inType(type, given.get(name.toLowerCase()))]));
}

function inType(type: string, value: unknown): unknown {
  const missing = value === undefined || value === null;
  const named = type.slice(1);
  if (type.startsWith('*')) return missing ? null : inStruct(named, value as Written);
  if (type.startsWith('[')) return Array.isArray(value) && value.length > 0 ? value.map((item) => inStruct(named, item as Written)) : null;
  if (parsed.has(type)) return inStruct(type, (value ?? {}) as Written);
  if (type === 'm') return missing ? null : sorted(value as Written);
  return missing ? (zero[type] ?? null) : value;
}

const sorted = (map: Written) => Object.fromEntries(Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1)));

/** A Pod's spec as the API server holds and prints it; what is about the host's namespaces lies in the security context there. */
export function internalPodSpec(spec: PodSpec): Record<string, unknown> {
  const { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers } = spec;
  const context = { ...(spec.securityContext as Written | undefined), hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers };
  return inStruct('PodSpec', { ...spec, securityContext: context });
}

export const internalToleration = (toleration: object) => inStruct('Toleration', toleration as Written);
export const internalSecurityContext = (context: object) => inStruct('SecurityContext', context as Written);

export function internalTemplate({ metadata, spec }: PodTemplate): Record<string, unknown> {
  const { labels, annotations } = metadata ?? {};
  return {
    ...(labels ? { labels: sorted(labels) } : {}),
    ...(annotations ? { annotations: sorted(annotations) } : {}),
    Spec: internalPodSpec(spec),
  };
}
