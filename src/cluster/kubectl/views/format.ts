import { inBrackets } from '../../ip-address.ts';
import type { EndpointSlice, Ingress, LabelSelector } from '../../types.ts';
import { byteLength } from '../../yaml/json-syntax.ts';

export const none = '<none>';
export const unset = '<unset>';

export const orNone = (text: string | undefined) => text || none;

export function formatLabels(labels: Readonly<Record<string, string>> | undefined): string {
  return orNone(
    Object.keys(labels ?? {})
      .sort()
      .map((key) => `${key}=${labels?.[key]}`)
      .join(','),
  );
}

const operators = {
  In: ({ key, values }: Requirement) => `${key} in (${values.join(',')})`,
  NotIn: ({ key, values }: Requirement) => `${key} notin (${values.join(',')})`,
  Exists: ({ key }: Requirement) => key,
  DoesNotExist: ({ key }: Requirement) => `!${key}`,
};

interface Requirement {
  readonly key: string;
  readonly values: readonly string[];
}

// kubernetes apimachinery pkg/apis/meta/v1/helpers.go FormatLabelSelector
export function formatLabelSelector(selector: LabelSelector | undefined): string {
  const requirements = [
    ...Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => ({ key, text: `${key}=${value}` })),
    ...(selector?.matchExpressions ?? []).map(({ key, operator, values = [] }) => ({
      key,
      text: operators[operator]?.({ key, values: [...values].sort() }) ?? '<error>',
    })),
  ];
  requirements.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return orNone(requirements.map(({ text }) => text).join(','));
}

export const hostPort = (host: string, port: number | string) => `${inBrackets(host)}:${port}`;

/** Addresses of a load balancer. The API server prints them in full, also where the table is narrow. */
// kubernetes pkg/printers/internalversion/printers.go loadBalancerStatusStringer
export function balancerAddresses(status: Ingress['status']): string {
  const addresses = (status?.loadBalancer?.ingress ?? []).flatMap(({ ip, hostname }) => ip || hostname || []);
  return [...new Set(addresses)].sort().join(',');
}

/** The first `max` of a list, and how many more there are. */
export function listWithMore(list: readonly string[], max: number): string {
  return list.length > max ? `${list.slice(0, max).join(',')} + ${list.length - max} more...` : list.join(',');
}

// kubernetes kubectl pkg/describe/describe.go formatEndpointSlices
export function formatEndpointSlices(slices: readonly EndpointSlice[], portName: string | undefined): string {
  if (slices.length === 0) return none;
  const max = 3;
  const list: string[] = [];
  let more = false;
  let count = 0;
  const add = (text: string) => {
    if (!more) list.push(text);
    count++;
  };
  for (const { ports, endpoints } of slices) {
    for (const endpoint of ports?.length ? [] : (endpoints ?? [])) {
      more ||= list.length === max;
      if (endpoint.conditions?.ready !== false) add(endpoint.addresses[0] ?? '');
    }
    for (const port of ports ?? []) {
      if ((port.name ?? '') !== (portName ?? '')) continue;
      for (const { addresses, conditions } of endpoints ?? []) {
        more ||= list.length === max;
        if (conditions?.ready !== false) add(hostPort(addresses[0] ?? '', port.port ?? 0));
      }
    }
  }
  return more ? `${list.join(',')} + ${count - max} more...` : list.join(',');
}

/** One label a line, the first after the title. */
// kubernetes kubectl pkg/describe/describe.go printLabelsMultiline
export function labelLines(title: string, labels: Readonly<Record<string, string>> | undefined): string[] {
  const keys = Object.keys(labels ?? {}).sort();
  if (keys.length === 0) return [`${title}:\t${none}`];
  return keys.map((key, i) => `${i === 0 ? `${title}:` : ''}\t${key}=${labels?.[key]}`);
}

const hiddenAnnotation = 'kubectl.kubernetes.io/last-applied-configuration';
const longestAnnotation = 140;

/** One annotation a line; long ones and those of several lines have lines of their own below their key. */
// kubernetes kubectl pkg/describe/describe.go printAnnotationsMultiline
export function annotationLines(title: string, annotations: Readonly<Record<string, string>> | undefined): string[] {
  const keys = Object.keys(annotations ?? {})
    .filter((key) => key !== hiddenAnnotation)
    .sort();
  if (keys.length === 0) return [`${title}:\t${none}`];
  const texts = keys.map((key) => annotationText(key, annotations?.[key] ?? ''));
  return texts.flatMap(([first = '', ...more], i) => [
    `${i === 0 ? `${title}:` : ''}\t${first}`,
    ...more.map((line) => `\t  ${shortened(line, longestAnnotation - 2)}`),
  ]);
}

function annotationText(key: string, given: string): string[] {
  const value = given.replace(/\n$/, '');
  const fits = byteLength(value) + key.length + 2 <= longestAnnotation && !value.includes('\n');
  return fits ? [`${key}: ${value}`] : [`${key}:`, ...value.split('\n')];
}

/** Go cuts by bytes: of a letter that is cut in two a replacement character is left. */
// kubernetes kubectl pkg/describe/describe.go shorten
export function shortened(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    const size = byteLength(character);
    if (bytes + size > most) return `${kept}${bytes < most ? '\uFFFD' : ''}...`;
    bytes += size;
    kept += character;
  }
  return text;
}
