import type { EndpointSlice, LabelSelector } from '../../types.ts';

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

export const hostPort = (host: string, port: number | string) => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`);

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
      add(endpoint.addresses[0] ?? '');
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

/** A labels or annotations block: its title, then one entry a line. */
export function multiline(
  title: string,
  entries: Readonly<Record<string, string>> | undefined,
  separator: '=' | ': ',
  indent = '',
): string[] {
  const keys = Object.keys(entries ?? {}).sort();
  if (keys.length === 0) return [`${indent}${title}:\t${none}`];
  return keys.map((key, i) => `${indent}${i === 0 ? `${title}:` : ''}\t${key}${separator}${entries?.[key]}`);
}

/** `apiVersion` without what no reader needs, long values cut: the annotations that describe shows. */
export function shownAnnotations(annotations: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(annotations ?? {}).filter(([key]) => key !== 'kubectl.kubernetes.io/last-applied-configuration'),
  );
}
