import { dnsLabel } from '../../apiserver/formats/names.ts';
import { quantityAmount } from '../../apiserver/formats/quantity.ts';
import type { ObjectMeta } from '../../object.ts';
import type { ContainerPort, Pod, PodSpec, PodTemplate } from '../../types.ts';
import { eachContainer, type FullContainer, type FullPodSpec, fullSpec, type NodeSelectorTerm } from './pod-spec.ts';

// kubernetes pkg/registry/core/pod/strategy.go WarningsOnCreate
export function podWarnings(pod: Pod, old?: Pod): string[] {
  const dots = old ? [] : dnsLabel(pod.metadata.name);
  const name =
    dots.length > 0
      ? [
          `metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [${dots.join(' ')}]`,
        ]
      : [];
  return [...name, ...warningsFor('', pod.spec, pod.metadata)];
}

/** A name that is going to be part of Pod names. */
export function podNameWarnings(name: string): string[] {
  const dots = dnsLabel(name);
  if (dots.length === 0) return [];
  const why = 'this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended';
  return [`metadata.name: ${why}: [${dots.join(' ')}]`];
}

/** Of the Pods that a template will make; `field` is the template's path. */
export function templateWarnings(field: string, template: PodTemplate): string[] {
  return warningsFor(`${field}.`, template.spec, template.metadata ?? {});
}

const deprecatedNodeLabels: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region': 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone': 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type': 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
};

const deprecatedAnnotations: Readonly<Record<string, string>> = {
  'scheduler.alpha.kubernetes.io/critical-pod': 'non-functional in v1.16+; use the "priorityClassName" field instead',
  'security.alpha.kubernetes.io/sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
};

const deprecatedVolumes: Readonly<Record<string, string>> = {
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  gitRepo: 'deprecated in v1.11, and disabled by default in v1.33+',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  flocker: 'deprecated in v1.22, non-functional in v1.25+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
};

// kubernetes pkg/api/pod/warnings.go warningsForPodSpecAndMeta
function warningsFor(prefix: string, given: PodSpec, metadata: Partial<ObjectMeta>): string[] {
  const spec = fullSpec(given);
  const field = `${prefix}spec`;
  const containers = eachContainer(given, field);
  const negativeGrace = (spec.terminationGracePeriodSeconds ?? 0) < 0;
  return [
    ...Object.keys(spec.nodeSelector ?? {}).flatMap((key) =>
      withText(deprecatedNodeLabels, key, (text) => `${field}.nodeSelector[${key}]: ${text}`),
    ),
    ...deprecatedAffinity(`${field}.affinity.nodeAffinity`, spec.affinity?.nodeAffinity),
    ...(spec.topologySpreadConstraints ?? []).flatMap(({ topologyKey = '', labelSelector }, i) => [
      ...withText(
        deprecatedNodeLabels,
        topologyKey,
        (text) => `${field}.topologySpreadConstraints[${i}].topologyKey: ${topologyKey} is ${text}`,
      ),
      ...(labelSelector ? [] : [`${field}.topologySpreadConstraints[${i}].labelSelector: ${matchesNone}`]),
    ]),
    ...Object.keys(deprecatedAnnotations).flatMap((key) =>
      metadata.annotations && Object.hasOwn(metadata.annotations, key)
        ? [`${prefix}metadata.annotations[${key}]: ${deprecatedAnnotations[key]}`]
        : [],
    ),
    ...(spec.volumes ?? []).flatMap((volume, i) =>
      Object.keys(volume).flatMap((source) => withText(deprecatedVolumes, source, (text) => `${field}.volumes[${i}].${source}: ${text}`)),
    ),
    ...repeated(
      `${field}.hostAliases`,
      'ip',
      (spec.hostAliases ?? []).map(({ ip = '' }) => ip),
    ),
    ...repeated(
      `${field}.imagePullSecrets`,
      'name',
      (spec.imagePullSecrets ?? []).map(({ name = '' }) => name),
    ),
    ...(spec.imagePullSecrets ?? []).flatMap(({ name }, i) =>
      name ? [] : [`${field}.imagePullSecrets[${i}].name: invalid empty name ""`],
    ),
    ...(spec.securityContext?.seccompProfile ? [] : ignoredSeccomp(prefix, metadata, 'seccomp.security.alpha.kubernetes.io/pod')),
    ...containers.flatMap(({ container, path }) => [
      ...(container.securityContext?.seccompProfile
        ? []
        : ignoredSeccomp(prefix, metadata, `container.seccomp.security.alpha.kubernetes.io/${container.name}`)),
      ...fractionalBytes(path, container),
      ...hiddenVariables(path, container),
    ]),
    ...overlappingPorts(containers),
    ...(negativeGrace
      ? [`${field}.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`]
      : []),
    ...nullSelectors(`${field}.affinity`, spec.affinity ?? {}),
  ];
}

const matchesNone = 'a null labelSelector results in matching no pod';

function withText(texts: Readonly<Record<string, string>>, key: string, say: (text: string) => string): string[] {
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
  return text === undefined ? [] : [say(text)];
}

function deprecatedAffinity(field: string, affinity: NonNullable<FullPodSpec['affinity']>['nodeAffinity']): string[] {
  const { requiredDuringSchedulingIgnoredDuringExecution: needed, preferredDuringSchedulingIgnoredDuringExecution: preferred } =
    affinity ?? {};
  const ofTerm = (path: string, { matchExpressions = [] }: NodeSelectorTerm) =>
    matchExpressions.flatMap(({ key }, i) =>
      withText(deprecatedNodeLabels, key, (text) => `${path}.matchExpressions[${i}].key: ${key} is ${text}`),
    );
  return [
    ...(needed?.nodeSelectorTerms ?? []).flatMap((term, i) =>
      ofTerm(`${field}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[${i}]`, term),
    ),
    ...(preferred ?? []).flatMap(({ preference }, i) =>
      ofTerm(`${field}.preferredDuringSchedulingIgnoredDuringExecution[${i}].preference`, preference ?? {}),
    ),
  ];
}

function ignoredSeccomp(prefix: string, { annotations = {} }: Partial<ObjectMeta>, key: string): string[] {
  if (!Object.hasOwn(annotations, key)) return [];
  return [`${prefix}metadata.annotations[${key}]: non-functional in v1.27+; use the "seccompProfile" field instead`];
}

function repeated(field: string, name: string, values: readonly string[]): string[] {
  return values.flatMap((value, i) =>
    values.indexOf(value) < i ? [`${field}[${i}].${name}: duplicate ${name} ${JSON.stringify(value)}`] : [],
  );
}

function fractionalBytes(path: string, { resources }: FullContainer): string[] {
  return ['memory', 'ephemeral-storage'].flatMap((name) =>
    (['limits', 'requests'] as const).flatMap((list) => {
      const amount = resources?.[list]?.[name];
      if (amount === undefined || (quantityAmount(amount) ?? 0n) % 1_000_000_000n === 0n) return [];
      return [`${path}.resources.${list}[${name}]: fractional byte value ${JSON.stringify(String(amount))} is invalid, must be an integer`];
    }),
  );
}

function hiddenVariables(path: string, { env = [] }: FullContainer): string[] {
  const seen = new Set<string>();
  return env.flatMap(({ name = '', value = '', valueFrom }, i) => {
    const again = seen.has(name);
    seen.add(name);
    const reference = `$(${name})`;
    if (!again || (!valueFrom && value !== reference && value.includes(reference))) return [];
    return [`${path}.env[${i}]: hides previous definition of ${JSON.stringify(name)}, which may be dropped when using apply`];
  });
}

function overlappingPorts(containers: readonly { container: FullContainer; path: string }[]): string[] {
  const seen = new Map<string, { field: string; port: ContainerPort }[]>();
  return containers.flatMap(({ container, path }) =>
    (container.ports ?? []).flatMap((port, i) => {
      const field = `${path}.ports[${i}]`;
      const unbound = port.hostIP && !port.hostPort ? [`${field}: hostIP set without hostPort: ${goPort(port)}`] : [];
      const key = `${port.containerPort}/${port.protocol}`;
      const others = seen.get(key) ?? [];
      seen.set(key, [...others, { field, port }]);
      const relations = others.flatMap((other) => {
        const relation = relationOf(port, other.port);
        return relation ? [`${field}: ${relation} port definition with ${other.field}`] : [];
      });
      return [...unbound, ...relations];
    }),
  );
}

/** As Go prints a struct with the names of its fields. */
function goPort({ name = '', hostPort = 0, containerPort, protocol, hostIP = '' }: ContainerPort): string {
  return `{Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`;
}

function relationOf(one: ContainerPort, other: ContainerPort): string | undefined {
  const ips = [one.hostIP ?? '', other.hostIP ?? ''];
  const ports = [one.hostPort ?? 0, other.hostPort ?? 0];
  if (ips[0] === ips[1] && ports[0] === ports[1]) return 'duplicate';
  if (ports.includes(0)) return 'overlapping';
  return ports[0] === ports[1] && ips.filter((ip) => ip === '').length === 1 ? 'dangerously ambiguous' : undefined;
}

function nullSelectors(field: string, affinity: NonNullable<ReturnType<typeof fullSpec>['affinity']>): string[] {
  return (['podAffinity', 'podAntiAffinity'] as const).flatMap((name) => {
    const terms = affinity[name]?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    const weighted = affinity[name]?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    return [
      ...terms.flatMap(({ labelSelector }, i) =>
        labelSelector ? [] : [`${field}.${name}.requiredDuringSchedulingIgnoredDuringExecution[${i}].labelSelector: ${matchesNone}`],
      ),
      ...weighted.flatMap(({ podAffinityTerm }, i) =>
        podAffinityTerm?.labelSelector
          ? []
          : [`${field}.${name}.preferredDuringSchedulingIgnoredDuringExecution[${i}].podAffinityTerm.labelSelector: ${matchesNone}`],
      ),
    ];
  });
}
