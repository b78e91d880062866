import { describe, expect, it } from 'vitest';
import { type Cluster, findObject } from '../cluster/cluster.ts';
import type { DnsAnswer } from '../cluster/coredns/message.ts';
import type { RouteQuestion } from '../cluster/doors/http-request.ts';
import { type Trace, trace } from '../explain/request/index.ts';
import { loadCases } from './cases.ts';

interface RecordedPath {
  readonly node: string;
  readonly mode: 'iptables' | 'nftables';
  readonly from: 'pod' | 'node' | 'outside';
  readonly to: string;
  readonly proto: string;
  readonly backends?: readonly string[];
  readonly source?: string;
  readonly failures?: readonly string[];
  readonly some?: boolean;
}

const vantages = {
  pod: (node: string) => `namespace:default@${node}`,
  node: (node: string) => `node:${node}`,
  outside: (node: string) => `outside@${node}`,
};

const at = ({ address, port }: { address: string; port: number }) =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

/** What the trace says that the recorded connections do not, or nothing. */
function pathDifference(cluster: Cluster, path: RecordedPath): string | undefined {
  const colon = path.to.lastIndexOf(':');
  const [host, port] = [path.to.slice(0, colon).replace(/^\[|\]$/g, ''), path.to.slice(colon + 1)];
  const command = `nc -zv${path.proto === 'UDP' ? 'u' : ''} ${host} ${port}`;
  // No network plugin enforced policies when these connections were made.
  const told = trace(cluster, { command, from: vantages[path.from](path.node), seed: 1 }, { mode: path.mode, enforcePolicies: false });
  const want = path.backends?.length ? 'answered' : (path.failures?.[0] ?? 'answered');
  const answerers = told.answerers.map(at).toSorted();
  const same = path.some
    ? path.backends?.every((one) => answerers.includes(one))
    : (path.backends ?? []).toSorted().join() === answerers.join();
  const source = path.source === undefined || path.some || told.source === path.source;
  return told.outcome === want && (same || want !== 'answered') && source
    ? undefined
    : `${path.mode} ${path.node} ${path.from} → ${path.to}: ${want} ${path.backends ?? ''} ${path.source ?? ''}, here ${told.outcome} ${answerers} ${told.source ?? ''} ${told.sentence}`;
}

function addressOf(cluster: Cluster, name: string): string {
  const [namespace = '', pod = ''] = name.split('/');
  return name.includes('/') ? (findObject(cluster, 'Pod', namespace, pod)?.status.podIP ?? '') : name;
}

function gatewayCommand({ via, method, scheme, host, path, headers }: RouteQuestion): string {
  const [, namespace, name, port] = /^gateway:(.+)\/(.+):(\d+)$/.exec(via) ?? [];
  const given = Object.entries({ host, ...headers }).map(([header, value]) => `-H '${header}: ${value}'`);
  return `curl -X ${method} ${given.join(' ')} '${scheme}://${name}.${namespace}:${port}${path}'`;
}

function dnsOutcome({ rcode, answer }: DnsAnswer): Trace['outcome'] {
  if (answer.length > 0) return 'answered';
  return rcode === 'NOERROR' ? 'nodata' : 'nxdomain';
}

describe.each(loadCases().map((one) => [one.name, one] as const))('%s', (_, { settings, clusters, recorded }) => {
  const observed = recorded.observed.map((facts, step) => ({
    facts,
    cluster: { settings, objects: [...(clusters[step] ?? []), ...facts.slices, ...facts.endpoints], sources: {} } as Cluster,
  }));

  it('asked again, connections end as they did', () => {
    const differences = observed.flatMap(({ facts, cluster }) =>
      (facts.paths as readonly RecordedPath[]).flatMap((path) => pathDifference(cluster, path) ?? []),
    );
    expect(differences).toEqual([]);
  });

  it('asked of a policy, what is denied times out and nothing else does', () => {
    for (const { facts, cluster } of observed) {
      for (const fact of facts.policies) {
        const command = `nc -zv${fact.proto === 'UDP' ? 'u' : ''} ${addressOf(cluster, fact.to)} ${fact.port}`;
        const told = trace(cluster, { command, from: fact.from.includes('/') ? `pod:${fact.from}` : 'outside', seed: 1 });
        expect([fact, told.outcome === 'timeout']).toEqual([fact, !(fact.egress && fact.ingress)]);
      }
    }
  });

  it('asked through a Gateway, requests end as the specification has it', () => {
    for (const { routes, objects } of recorded.desired) {
      const cluster: Cluster = { settings, objects, sources: {} };
      for (const { question, answer } of routes.filter((route) => route.question.via.startsWith('gateway:'))) {
        const told = trace(cluster, { command: gatewayCommand(question), from: 'outside', seed: 1 });
        const status = told.outcome === 'answered' && told.answerers[0]?.ref?.kind !== 'Gateway' ? 200 : answer.status;
        expect([question.path, status, told.outcome]).toEqual([
          question.path,
          answer.status,
          answer.status < 400 ? 'answered' : 'http-error',
        ]);
        if (status !== 200) expect(told.sentence).toContain(String(answer.status));
      }
    }
  });

  it('asked again, DNS answers the same', () => {
    for (const { facts, cluster } of observed) {
      for (const fact of facts.dns as readonly DnsAnswer[]) {
        const told = trace(
          cluster,
          { command: `dig ${fact.type} ${fact.name}`, from: 'namespace:default', seed: 1 },
          { enforcePolicies: false, isolated: true },
        );
        expect([fact.name, fact.type, told.outcome]).toEqual([fact.name, fact.type, dnsOutcome(fact)]);
      }
    }
  });
});
