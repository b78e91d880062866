import type { Container, PodTemplate } from '../../../types.ts';
import { formatLabels, multiline, none } from '../format.ts';

interface FieldRef {
  readonly apiVersion?: string;
  readonly fieldPath: string;
}

interface KeyRef {
  readonly name: string;
  readonly key: string;
  readonly optional?: boolean;
}

interface EnvVar {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly fieldRef?: FieldRef; readonly configMapKeyRef?: KeyRef; readonly secretKeyRef?: KeyRef };
}

function envText({ name, value = '', valueFrom }: EnvVar): string {
  const { fieldRef, configMapKeyRef, secretKeyRef } = valueFrom ?? {};
  if (fieldRef) return `      ${name}:\t (${fieldRef.apiVersion ?? 'v1'}:${fieldRef.fieldPath})`;
  if (configMapKeyRef)
    return `      ${name}:\t<set to the key '${configMapKeyRef.key}' of config map '${configMapKeyRef.name}'>\tOptional: ${configMapKeyRef.optional ?? false}`;
  if (secretKeyRef)
    return `      ${name}:\t<set to the key '${secretKeyRef.key}' in secret '${secretKeyRef.name}'>\tOptional: ${secretKeyRef.optional ?? false}`;
  return `      ${name}:\t${value}`;
}

const list = (title: string, values: unknown) =>
  Array.isArray(values) && values.length > 0 ? [`    ${title}:`, ...values.map((each) => `      ${each}`)] : [];

function resources(title: string, values: Readonly<Record<string, string>> | undefined): string[] {
  const names = Object.keys(values ?? {}).sort();
  return names.length > 0 ? [`    ${title}:`, ...names.map((name) => `      ${name}:\t${values?.[name]}`)] : [];
}

interface Probe {
  readonly exec?: { readonly command?: readonly string[] };
  readonly httpGet?: { readonly scheme?: string; readonly host?: string; readonly port: number | string; readonly path?: string };
  readonly tcpSocket?: { readonly host?: string; readonly port: number | string };
  readonly grpc?: { readonly port: number; readonly service?: string };
  readonly initialDelaySeconds?: number;
  readonly timeoutSeconds?: number;
  readonly periodSeconds?: number;
  readonly successThreshold?: number;
  readonly failureThreshold?: number;
}

// kubernetes kubectl pkg/describe/describe.go DescribeProbe
function probeText(probe: Probe): string {
  const { exec, httpGet, tcpSocket, grpc } = probe;
  const times =
    `delay=${probe.initialDelaySeconds ?? 0}s timeout=${probe.timeoutSeconds ?? 0}s period=${probe.periodSeconds ?? 0}s ` +
    `#success=${probe.successThreshold ?? 0} #failure=${probe.failureThreshold ?? 0}`;
  if (exec) return `exec [${(exec.command ?? []).join(' ')}] ${times}`;
  if (httpGet)
    return `http-get ${(httpGet.scheme ?? 'HTTP').toLowerCase()}://${httpGet.host ?? ''}:${httpGet.port}${httpGet.path ?? ''} ${times}`;
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port} ${times}`;
  if (grpc) return `grpc <pod>:${grpc.port} ${grpc.service ?? ''} ${times}`;
  return `unknown ${times}`;
}

const probe = (title: string, given: unknown) => (given ? [`    ${title}:\t${probeText(given as Probe)}`] : []);

function containerLines(container: Container): string[] {
  const ports = container.ports ?? [];
  const name = (port: { name?: string }) => (port.name ? ` (${port.name})` : '');
  const plural = ports.length > 1 ? 's' : '';
  const { limits, requests } = (container.resources ?? {}) as Record<string, Record<string, string>>;
  const env = (container.env ?? []) as EnvVar[];
  const mounts = (container.volumeMounts ?? []) as { mountPath: string; name: string; readOnly?: boolean; subPath?: string }[];
  return [
    `   ${container.name}:`,
    `    Image:\t${container.image ?? ''}`,
    `    Port${plural}:\t${ports.map((port) => `${port.containerPort}/${port.protocol}${name(port)}`).join(', ') || none}`,
    `    Host Port${plural}:\t${ports.map((port) => `${port.hostPort ?? 0}/${port.protocol}${name(port)}`).join(', ') || none}`,
    ...list('Command', container.command),
    ...list('Args', container.args),
    ...resources('Limits', limits),
    ...resources('Requests', requests),
    ...probe('Liveness', container.livenessProbe),
    ...probe('Readiness', container.readinessProbe),
    ...probe('Startup', container.startupProbe),
    ...(env.length > 0 ? ['    Environment:', ...env.map(envText)] : [`    Environment:\t${none}`]),
    ...(mounts.length > 0
      ? [
          '    Mounts:',
          ...[...mounts]
            .sort((a, b) => (a.mountPath < b.mountPath ? -1 : 1))
            .map(
              ({ mountPath, name: volume, readOnly, subPath }) =>
                `      ${mountPath} from ${volume} (${readOnly ? 'ro' : 'rw'}${subPath ? `,path="${subPath}"` : ''})`,
            ),
        ]
      : [`    Mounts:\t${none}`]),
  ];
}

type Toleration = NonNullable<PodTemplate['spec']['tolerations']>[number];

function tolerationText({ key = '', operator, value, effect, tolerationSeconds }: Toleration): string {
  const what = `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`;
  const exists = operator === 'Exists' && !value ? (key || effect ? ' op=Exists' : 'op=Exists') : '';
  return `${what}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`;
}

const volumeTypes: Readonly<Record<string, string>> = {
  emptyDir: "EmptyDir (a temporary directory that shares a pod's lifetime)",
  configMap: 'ConfigMap (a volume populated by a ConfigMap)',
  secret: 'Secret (a volume populated by a Secret)',
  persistentVolumeClaim: 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
  hostPath: 'HostPath (bare host directory volume)',
};

function volumeLines(volume: Readonly<Record<string, unknown>> & { name: string }): string[] {
  const type = Object.keys(volumeTypes).find((key) => volume[key]);
  return [`   ${volume.name}:`, `    Type:\t${type ? volumeTypes[type] : '<unknown>'}`];
}

// kubernetes kubectl pkg/describe/describe.go DescribePodTemplate
export function podTemplateLines({ metadata, spec }: PodTemplate): string[] {
  const volumes = (spec.volumes ?? []) as (Record<string, unknown> & { name: string })[];
  const tolerations = (spec.tolerations ?? []).map(tolerationText);
  return [
    'Pod Template:',
    ...multiline('Labels', metadata?.labels, '=', '  '),
    ...(Object.keys(metadata?.annotations ?? {}).length > 0 ? multiline('Annotations', metadata?.annotations, ': ', '  ') : []),
    ...(spec.serviceAccountName ? [`  Service Account:\t${spec.serviceAccountName}`] : []),
    ...(spec.initContainers?.length ? ['  Init Containers:', ...spec.initContainers.flatMap(containerLines)] : []),
    '  Containers:',
    ...spec.containers.flatMap(containerLines),
    ...(volumes.length > 0 ? ['  Volumes:', ...volumes.flatMap(volumeLines)] : [`  Volumes:\t${none}`]),
    `  Node-Selectors:\t${formatLabels(spec.nodeSelector)}`,
    ...(tolerations.length > 0 ? tolerations.map((text, i) => `  ${i === 0 ? 'Tolerations:' : ''}\t${text}`) : [`  Tolerations:\t${none}`]),
  ];
}
