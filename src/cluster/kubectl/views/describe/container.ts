import type { Container } from '../../../types.ts';
import { none } from '../format.ts';
import { environmentLines } from './environment.ts';
import { type Probe, probeText } from './probe.ts';

// kubernetes kubectl pkg/describe/describe.go describeContainers
export function containerLines(container: Container): string[] {
  const { limits, requests } = (container.resources ?? {}) as Record<string, Record<string, string>>;
  return [
    `   ${container.name}:`,
    `    Image:\t${container.image ?? ''}`,
    ...portLines(container),
    ...seccompLines(container),
    ...wordLines('Command', container.command),
    ...wordLines('Args', container.args),
    ...resourceLines('Limits', limits),
    ...resourceLines('Requests', requests),
    ...probeLine('Liveness', container.livenessProbe),
    ...probeLine('Readiness', container.readinessProbe),
    ...probeLine('Startup', container.startupProbe),
    ...environmentLines(container),
    ...mountLines(container),
  ];
}

function portLines({ ports = [] }: Container): string[] {
  const plural = ports.length > 1 ? 's' : '';
  const name = (port: { name?: string }) => (port.name ? ` (${port.name})` : '');
  return [
    `    Port${plural}:\t${ports.map((port) => `${port.containerPort}/${port.protocol}${name(port)}`).join(', ') || none}`,
    `    Host Port${plural}:\t${ports.map((port) => `${port.hostPort ?? 0}/${port.protocol}${name(port)}`).join(', ') || none}`,
  ];
}

function seccompLines({ securityContext }: Container): string[] {
  const profile = (securityContext as { seccompProfile?: { type: string; localhostProfile?: string } } | undefined)?.seccompProfile;
  if (!profile) return [];
  const own = profile.type === 'Localhost' ? [`      LocalhostProfile:\t${profile.localhostProfile ?? ''}`] : [];
  return [`    SeccompProfile:\t${profile.type}`, ...own];
}

function wordLines(title: string, words: unknown): string[] {
  if (!Array.isArray(words) || words.length === 0) return [];
  return [`    ${title}:`, ...words.flatMap((word) => String(word).split('\n')).map((line) => `      ${line}`)];
}

function resourceLines(title: string, values: Readonly<Record<string, string>> = {}): string[] {
  const names = Object.keys(values).sort();
  return names.length > 0 ? [`    ${title}:`, ...names.map((name) => `      ${name}:\t${values[name]}`)] : [];
}

const probeLine = (title: string, given: unknown) => (given ? [`    ${title}:\t${probeText(given as Probe)}`] : []);

interface Mount {
  readonly mountPath: string;
  readonly name: string;
  readonly readOnly?: boolean;
  readonly subPath?: string;
}

function mountLines(container: Container): string[] {
  const mounts = (container.volumeMounts ?? []) as Mount[];
  const devices = (container.volumeDevices ?? []) as { devicePath: string; name: string }[];
  const noMounts = mounts.length === 0 ? `\t${none}` : '';
  const text = ({ mountPath, name, readOnly, subPath }: Mount) =>
    `      ${mountPath} from ${name} (${readOnly ? 'ro' : 'rw'}${subPath ? `,path=${JSON.stringify(subPath)}` : ''})`;
  return [
    `    Mounts:${noMounts}`,
    ...mounts.toSorted((a, b) => byText(a.mountPath, b.mountPath)).map(text),
    // kubectl says <none> here when there are no mounts
    ...(devices.length > 0 ? [`    Devices:${noMounts}`] : []),
    ...devices.toSorted((a, b) => byText(a.devicePath, b.devicePath)).map(({ devicePath, name }) => `      ${devicePath} from ${name}`),
  ];
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
