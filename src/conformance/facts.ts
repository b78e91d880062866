import type { RouteQuestion } from '../cluster/doors/http-request.ts';
import type { EndpointSlice, Endpoints, Pod } from '../cluster/types.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { ruleBlocks } from './rule-blocks.ts';
import { symbolizer } from './symbols.ts';
import { canonical, dnsView, isNetworkObject, isWorkload, mergedSlices, objectView, plain, podView } from './views.ts';

export interface Fact {
  readonly kind: string;
  /** Unique within a case and kind. */
  readonly id: string;
  readonly value: string;
  /** Fields of a route's answer that the specification leaves to the implementation. */
  readonly open?: readonly string[];
  /** Only some of the backends were seen. */
  readonly some?: boolean;
}

type DesiredStep = Snapshot['desired'][number];
type ObservedStep = Snapshot['observed'][number];

/** All facts of a snapshot. `given` is the text of all its manifests. */
export function factsOf({ desired, observed }: Snapshot, given: string): readonly Fact[] {
  return [...desired.flatMap((step, i) => desiredFacts(step, i, given)), ...observed.flatMap((step, i) => observedFacts(step, i))];
}

class Collector {
  readonly facts: Fact[] = [];
  readonly #prefix: string;
  readonly #seen = new Map<string, number>();

  constructor(step: number) {
    this.#prefix = step > 0 ? 'then ' : '';
  }

  add(kind: string, id: string, value: string, more: Partial<Fact> = {}) {
    const key = `${kind}\n${id}`;
    const count = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, count);
    this.facts.push({ kind, id: `${this.#prefix}${count > 1 ? `${id} #${count}` : id}`, value, ...more });
  }

  addAll<T>(kind: string, values: readonly T[], id: (value: T) => string) {
    const facts = values.map((value) => ({ id: id(value), value: canonical(value) }));
    facts.sort((a, b) => (a.id + a.value).localeCompare(b.id + b.value));
    for (const fact of facts) this.add(kind, fact.id, fact.value);
  }
}

function desiredFacts(raw: DesiredStep, step: number, given: string): readonly Fact[] {
  const { kubectl, objects, dns, routes } = symbolizer(raw.objects ?? [], given)(raw);
  const facts = new Collector(step);
  facts.add('kubectl', 'exit', String(kubectl.exit));
  for (const line of kubectl.stdout) facts.add('kubectl', `stdout: ${line}`, 'said');
  for (const line of kubectl.stderr) facts.add('kubectl', `stderr: ${line}`, 'said');
  for (const { document, stdout, stderr } of kubectl.each ?? []) {
    for (const line of stdout ?? []) facts.add('kubectl', `document ${document} stdout: ${line}`, 'said');
    for (const line of stderr ?? []) facts.add('kubectl', `document ${document} stderr: ${line}`, 'said');
  }
  const named = (view: unknown) => {
    const { kind, metadata } = view as { kind: string; metadata: { namespace?: string; name: string } };
    return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
  };
  const slices = objects.filter((object): object is EndpointSlice => object.kind === 'EndpointSlice');
  const pods = objects.filter((object): object is Pod => object.kind === 'Pod');
  facts.addAll('objects', objects.filter(isNetworkObject).map(objectView), named);
  facts.addAll('workloads', objects.filter(isWorkload).map(objectView), named);
  facts.addAll('pods', pods.map(podView), named);
  facts.addAll('slices', mergedSlices(slices, false), (slice) => `${slice.service} ${slice.addressType}`);
  for (const answer of dns ?? []) facts.add('dns', `${answer.type} ${answer.name}`, canonical(dnsView(answer)));
  for (const { question, answer, open } of (routes ?? []) as (DesiredStep['routes'][number] & { open?: string[] })[]) {
    const backends = (answer.backends ?? []).map(({ service, port, status, share }) => ({
      service,
      port,
      ...(status === 200 || status === undefined ? {} : { status }),
      share: Math.round((share ?? 1) * 1000) / 1000,
    }));
    backends.sort((a, b) => canonical(a).localeCompare(canonical(b)));
    const { status, location, upstreamPath } = answer;
    facts.add('routes', routeId(question), canonical({ status, backends, location, upstreamPath }), open ? { open } : {});
  }
  return facts.facts;
}

function routeId({ via, method, scheme, host, path, headers }: RouteQuestion): string {
  const more = headers && Object.keys(headers).length > 0 ? ` ${canonical(headers)}` : '';
  return `${via} ${method ?? 'GET'} ${scheme ?? 'http'}://${host}${path}${more}`;
}

function observedFacts({ slices, endpoints, dns, rules, paths, policies, views }: ObservedStep, step: number): readonly Fact[] {
  const facts = new Collector(step);
  facts.addAll('observed-slices', mergedSlices(slices ?? [], true), (slice) => `${slice.service} ${slice.addressType}`);
  facts.addAll('observed-endpoints', (endpoints ?? []).map(plain<Endpoints>), ({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  for (const answer of dns ?? []) facts.add('observed-dns', `${answer.type} ${answer.name}`, canonical(dnsView(answer)));
  for (const [mode, nodes] of Object.entries(rules ?? {})) {
    for (const [node, families] of Object.entries(nodes)) {
      for (const [family, text] of Object.entries(families)) {
        for (const [block, lines] of ruleBlocks(String(text)))
          facts.add('observed-rules', `${mode} ${node} ${family} ${block}`, lines.join('\n'));
      }
    }
  }
  const madeNames = (slices ?? []).flatMap(({ metadata }) =>
    metadata.generateName ? [[metadata.name, `${metadata.generateName}*`] as const] : [],
  );
  for (const [command, text] of Object.entries(views ?? {})) {
    for (const block of calm(text, madeNames).split(/\n\n+/)) {
      if (block.trim()) facts.add('observed-views', `kubectl ${command}: ${viewId(command, block.trim())}`, block.trim());
    }
  }
  for (const { from, to, port, proto, egress, ingress } of policies ?? []) {
    const word = (allowed: boolean) => (allowed ? 'allowed' : 'denied');
    facts.add('observed-policies', `${from} -> ${to} ${port}/${proto}`, `egress ${word(egress)}, ingress ${word(ingress)}`);
  }
  for (const { mode, node, from, proto, to, backends, source, failures, some } of (paths ?? []) as (ObservedStep['paths'][number] & {
    some?: boolean;
  })[]) {
    const value = canonical({ backends: [...(backends ?? [])].sort(), source, failures: failures ?? [] });
    facts.add('observed-paths', `${mode} ${node} ${from} -> ${proto} ${to}`, value, some ? { some } : {});
  }
  return facts.facts;
}

function viewId(command: string, block: string): string {
  const lines = block.split('\n');
  return command.startsWith('get') ? (lines[1]?.trim().split(/\s+/).slice(0, 2).join(' ') ?? '') : lines.slice(0, 2).join(' ');
}

/** A view without ages, times and column widths, and with drawn slice names as their stems. */
function calm(text: string, madeNames: readonly (readonly [string, string])[]): string {
  let known = text;
  for (const [name, stem] of madeNames) known = known.split(name).join(stem);
  return known
    .split('\n')
    .map((line) =>
      line
        .replace(/last-change-trigger-time: \S+/, 'last-change-trigger-time: <time>')
        .replace(/^((?:CreationTimestamp|Start Time|Created|Started):).*$/, '$1 <time>')
        .trimEnd()
        .replace(/ {2,}/g, '  ')
        .replace(/(?<=^|\s)(\d+[smhdy])+(?=\s|$)/g, '<age>'),
    )
    .join('\n');
}
