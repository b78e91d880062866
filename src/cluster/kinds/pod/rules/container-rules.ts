import { duplicate, type FieldError, forbidden, invalid, notSupported, required } from '../../../apiserver/field-error.ts';
import { checkName, dnsLabel } from '../../../apiserver/formats/names.ts';
import { checkPortNumber, portName } from '../../../apiserver/formats/ports.ts';
import type { ContainerPort } from '../../../types.ts';
import type { FullContainer, FullPodSpec } from '../pod-spec.ts';
import { checkEnv, checkEnvFrom } from './env-rules.ts';
import { checkLifecycle, checkProbes } from './probe-rules.ts';
import { checkResources } from './resource-rules.ts';
import { checkContainerSecurityContext } from './security-context-rules.ts';
import { checkVolumeMounts } from './volume-rules.ts';

const protocols = ['SCTP', 'TCP', 'UDP'];
const pullPolicies = ['Always', 'IfNotPresent', 'Never'];
const messagePolicies = ['File', 'FallbackToLogsOnError'];

// kubernetes pkg/apis/core/validation/validation.go validateContainers
export function checkContainers(field: string, spec: FullPodSpec, volumes: ReadonlySet<string>): FieldError[] {
  const containers = spec.containers ?? [];
  if (containers.length === 0) return [required(field)];
  const grace = spec.terminationGracePeriodSeconds ?? 0;
  const names = new Set<string>();
  const errors = containers.flatMap((container, i) => {
    const path = `${field}[${i}]`;
    const again = names.has(container.name);
    names.add(container.name);
    return [
      ...checkContainer(path, container, volumes),
      ...(again ? [duplicate(`${path}.name`, container.name)] : []),
      ...checkLifecycle(`${path}.lifecycle`, container.lifecycle, grace),
      ...checkProbes(path, container, grace),
      ...(container.restartPolicy === undefined ? [] : checkOwnRestartPolicy(`${path}.restartPolicy`, container.restartPolicy)),
    ];
  });
  return [...errors, ...checkHostPorts(field, containers)];
}

function checkOwnRestartPolicy(field: string, policy: string): FieldError[] {
  const policies = ['Always', 'OnFailure', 'Never'];
  return policies.includes(policy) ? [] : [notSupported(field, policy, policies)];
}

// kubernetes pkg/apis/core/validation/validation.go validateInitContainers
export function checkInitContainers(field: string, spec: FullPodSpec, volumes: ReadonlySet<string>): FieldError[] {
  const names = new Set((spec.containers ?? []).map(({ name }) => name));
  return (spec.initContainers ?? []).flatMap((container, i) => {
    const path = `${field}[${i}]`;
    const again = names.has(container.name);
    if (container.name) names.add(container.name);
    return [
      ...checkContainer(path, container, volumes),
      ...(container.restartPolicy === undefined ? [] : checkOwnRestartPolicy(`${path}.restartPolicy`, container.restartPolicy)),
      ...(again ? [duplicate(`${path}.name`, container.name)] : []),
      ...checkHostPorts(field, [container]),
      ...checkHooks(path, container, spec.terminationGracePeriodSeconds ?? 0),
    ];
  });
}

/** Only a sidecar, which goes on running, has use for probes and hooks. */
function checkHooks(path: string, container: FullContainer, grace: number): FieldError[] {
  if (container.restartPolicy === 'Always') {
    return [...checkLifecycle(`${path}.lifecycle`, container.lifecycle, grace), ...checkProbes(path, container, grace)];
  }
  return (['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const).flatMap((name) =>
    container[name] ? [forbidden(`${path}.${name}`, 'may not be set for init containers without restartPolicy=Always')] : [],
  );
}

// kubernetes pkg/apis/core/validation/validation.go validateContainerCommon
function checkContainer(path: string, container: FullContainer, volumes: ReadonlySet<string>): FieldError[] {
  const { name = '', image = '', terminationMessagePolicy = 'File', imagePullPolicy = 'Always' } = container;
  return [
    ...(name === '' ? [required(`${path}.name`)] : checkName(`${path}.name`, name, dnsLabel)),
    ...(image === '' ? [required(`${path}.image`)] : []),
    ...(messagePolicies.includes(terminationMessagePolicy)
      ? []
      : [notSupported(`${path}.terminationMessagePolicy`, terminationMessagePolicy, messagePolicies)]),
    ...checkContainerPorts(`${path}.ports`, container.ports ?? []),
    ...checkEnv(`${path}.env`, container.env ?? []),
    ...checkEnvFrom(`${path}.envFrom`, container.envFrom ?? []),
    ...checkVolumeMounts(`${path}.volumeMounts`, container, volumes),
    ...(pullPolicies.includes(imagePullPolicy) ? [] : [notSupported(`${path}.imagePullPolicy`, imagePullPolicy, pullPolicies)]),
    ...checkResources(`${path}.resources`, container.resources ?? {}),
    ...checkContainerSecurityContext(`${path}.securityContext`, container.securityContext ?? {}),
  ];
}

// kubernetes pkg/apis/core/validation/validation.go validateContainerPorts
function checkContainerPorts(field: string, ports: readonly ContainerPort[]): FieldError[] {
  const names = new Set<string>();
  return ports.flatMap(({ name = '', containerPort = 0, hostPort = 0, protocol }, i) => {
    const path = `${field}[${i}]`;
    const wrongName = name === '' ? [] : checkName(`${path}.name`, name, portName);
    const again = name !== '' && wrongName.length === 0 && names.has(name);
    if (wrongName.length === 0) names.add(name);
    return [
      ...wrongName,
      ...(again ? [duplicate(`${path}.name`, name)] : []),
      ...(containerPort === 0 ? [required(`${path}.containerPort`)] : checkPortNumber(`${path}.containerPort`, containerPort)),
      ...(hostPort === 0 ? [] : checkPortNumber(`${path}.hostPort`, hostPort)),
      ...(protocols.includes(protocol) ? [] : [notSupported(`${path}.protocol`, protocol, protocols)]),
    ];
  });
}

// kubernetes pkg/apis/core/validation/validation.go checkHostPortConflicts
function checkHostPorts(field: string, containers: readonly FullContainer[]): FieldError[] {
  const seen = new Set<string>();
  return containers.flatMap(({ ports = [] }, i) =>
    ports.flatMap(({ protocol, hostIP = '', hostPort = 0 }, j) => {
      if (hostPort === 0) return [];
      const key = `${protocol}/${hostIP}/${hostPort}`;
      const again = seen.has(key);
      seen.add(key);
      return again ? [duplicate(`${field}[${i}].ports[${j}].hostPort`, key)] : [];
    }),
  );
}

/** On the node's own network a port is the node's port. */
// kubernetes pkg/apis/core/validation/validation.go validatePodHostNetworkDeps
export function checkHostNetworkPorts(field: string, spec: FullPodSpec, isPod: boolean): FieldError[] {
  if (!spec.hostNetwork) return [];
  return (spec.containers ?? []).flatMap(({ ports = [] }, i) =>
    ports.flatMap(({ hostPort = 0, containerPort }, j) =>
      (isPod || hostPort !== 0) && hostPort !== containerPort
        ? [invalid(`${field}[${i}].ports[${j}].hostPort`, hostPort, 'must match `containerPort` when `hostNetwork` is true')]
        : [],
    ),
  );
}
