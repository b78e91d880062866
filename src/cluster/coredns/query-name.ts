/** What a name below the cluster's zone asks for; an empty field was not said. */
export interface RecordRequest {
  readonly tree: '' | 'svc' | 'pod';
  readonly namespace: string;
  /** The Service's name, or below `pod` the Pod's address with dashes. */
  readonly service: string;
  readonly endpoint: string;
  readonly port: string;
  readonly protocol: string;
}

const empty: RecordRequest = { tree: '', namespace: '', service: '', endpoint: '', port: '', protocol: '' };

/** Undefined for a name that no object can have. */
// coredns plugin/kubernetes/parse.go parseRequest
export function parseQueryName(name: string, zone: string): RecordRequest | undefined {
  const base = name.slice(0, -zone.length).replace(/\.$/, '');
  if (base === '' || base === 'svc' || base === 'pod') return empty;
  const labels = base.split('.');
  const tree = labels.pop();
  if (tree !== 'svc' && tree !== 'pod') return undefined;
  const request = { ...empty, tree, namespace: labels.pop() ?? '', service: labels.pop() ?? '' } as const;
  if (labels.length === 0) return request;
  const [first = '', second = ''] = labels;
  if (labels.length === 1) return { ...request, endpoint: first };
  if (labels.length === 2) return { ...request, port: first.replace(/^_/, ''), protocol: second.replace(/^_/, '') };
  return undefined;
}

export function isBelow(zone: string, name: string): boolean {
  const [child, parent] = [name.toLowerCase(), zone.toLowerCase()];
  return child === parent || child.endsWith(`.${parent}`);
}

export function absolute(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}
