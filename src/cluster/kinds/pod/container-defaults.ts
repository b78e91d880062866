import { withoutEmpty } from '../../apiserver/absent.ts';
import type { EnvVar, FullContainer, Handler, Probe } from './pod-spec.ts';

const zeroIsAbsent = [
  'args',
  'command',
  'env',
  'envFrom',
  'image',
  'imagePullPolicy',
  'ports',
  'resizePolicy',
  'stdin',
  'stdinOnce',
  'terminationMessagePath',
  'terminationMessagePolicy',
  'tty',
  'volumeDevices',
  'volumeMounts',
  'workingDir',
] as const;

// kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Container
export function defaultContainer(given: FullContainer): FullContainer {
  const container: FullContainer = withoutEmpty(given, zeroIsAbsent);
  return {
    ...container,
    ...(container.ports ? { ports: container.ports.map(defaultContainerPort) } : {}),
    ...(container.env ? { env: container.env.map(defaultEnv) } : {}),
    ...(container.volumeMounts
      ? { volumeMounts: container.volumeMounts.map((mount) => withoutEmpty(mount, ['readOnly', 'subPath', 'subPathExpr'])) }
      : {}),
    ...(container.livenessProbe ? { livenessProbe: defaultProbe(container.livenessProbe) } : {}),
    ...(container.readinessProbe ? { readinessProbe: defaultProbe(container.readinessProbe) } : {}),
    ...(container.startupProbe ? { startupProbe: defaultProbe(container.startupProbe) } : {}),
    ...(container.lifecycle ? { lifecycle: defaultLifecycle(container.lifecycle) } : {}),
    resources: withoutEmpty(container.resources ?? {}, ['claims', 'limits', 'requests']),
    terminationMessagePath: container.terminationMessagePath ?? '/dev/termination-log',
    terminationMessagePolicy: container.terminationMessagePolicy ?? 'File',
    imagePullPolicy: container.imagePullPolicy ?? (imageTag(container.image ?? '') === 'latest' ? 'Always' : 'IfNotPresent'),
  };
}

function defaultContainerPort(given: NonNullable<FullContainer['ports']>[number]) {
  const port = withoutEmpty(given, ['hostIP', 'hostPort', 'name', 'protocol']);
  return { ...port, protocol: port.protocol ?? 'TCP' };
}

function defaultEnv(given: EnvVar): EnvVar {
  const variable = withoutEmpty(given, ['value']);
  const { fieldRef, resourceFieldRef } = variable.valueFrom ?? {};
  if (fieldRef) {
    return { ...variable, valueFrom: { ...variable.valueFrom, fieldRef: { ...fieldRef, apiVersion: fieldRef.apiVersion || 'v1' } } };
  }
  if (resourceFieldRef) {
    return {
      ...variable,
      valueFrom: { ...variable.valueFrom, resourceFieldRef: { ...resourceFieldRef, divisor: resourceFieldRef.divisor ?? '0' } },
    };
  }
  return variable;
}

// kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Probe
function defaultProbe(given: Probe): Probe {
  const probe: Probe = withoutEmpty(given, [
    'failureThreshold',
    'initialDelaySeconds',
    'periodSeconds',
    'successThreshold',
    'timeoutSeconds',
  ]);
  return {
    ...probe,
    ...defaultHandler(probe),
    timeoutSeconds: probe.timeoutSeconds ?? 1,
    periodSeconds: probe.periodSeconds ?? 10,
    successThreshold: probe.successThreshold ?? 1,
    failureThreshold: probe.failureThreshold ?? 3,
  };
}

function defaultLifecycle({ postStart, preStop, ...rest }: NonNullable<FullContainer['lifecycle']>): FullContainer['lifecycle'] {
  return {
    ...rest,
    ...(postStart ? { postStart: defaultHandler(postStart) } : {}),
    ...(preStop ? { preStop: defaultHandler(preStop) } : {}),
  };
}

function defaultHandler<T extends Handler>(handler: T): T {
  const { httpGet, grpc } = handler;
  return {
    ...handler,
    ...(httpGet ? { httpGet: { ...httpGet, path: httpGet.path || '/', scheme: httpGet.scheme || 'HTTP' } } : {}),
    ...(grpc ? { grpc: { ...grpc, service: grpc.service ?? '' } } : {}),
  };
}

/** `latest` where neither tag nor digest is given; empty when a digest stands alone. */
// kubernetes pkg/util/parsers/parsers.go ParseImageName
export function imageTag(image: string): string {
  const [name = '', digest] = image.split('@', 2);
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  if (colon >= 0) return name.slice(colon + 1);
  return digest === undefined ? 'latest' : '';
}
