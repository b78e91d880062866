import { newCluster } from '../cluster/bootstrap.ts';
import { type Cluster, findByKey } from '../cluster/cluster.ts';
import { settle, settleEndpoints } from '../cluster/controllers/index.ts';
import { answer } from '../cluster/coredns/index.ts';
import type { DnsAnswer, DnsQuestion } from '../cluster/coredns/message.ts';
import type { RouteQuestion } from '../cluster/doors/http-request.ts';
import { route } from '../cluster/doors/route.ts';
import { inBrackets } from '../cluster/ip-address.ts';
import { iptablesSave, meetPacket, nftRuleset } from '../cluster/kube-proxy/index.ts';
import { apply } from '../cluster/kubectl/apply.ts';
import { view } from '../cluster/kubectl/views/index.ts';
import { allows } from '../cluster/network-policy/index.ts';
import { type KubeObject, keyOf } from '../cluster/object.ts';
import type { ClusterSettings, ProxyMode } from '../cluster/settings.ts';
import type { EndpointSlice, Endpoints, Protocol } from '../cluster/types.ts';
import { readFiles } from '../cluster/yaml/index.ts';

/** A recorded case as it lies in its folder. */
export interface ConformanceCase {
  readonly settings: ClusterSettings;
  /** One text a step. */
  readonly manifests: readonly { readonly name: string; readonly text: string }[];
  readonly questions: Questions;
  /** `kubectl get -o json` of each step. */
  readonly clusters: readonly (readonly KubeObject[])[];
}

interface Questions {
  readonly desired: readonly { dns?: DnsQuestion[]; routes?: RouteQuestion[] }[];
  readonly observed: readonly {
    dns?: DnsQuestion[];
    rules?: Partial<Record<ProxyMode, string[]>>;
    paths?: PathQuestion[];
    policies?: { from: string; to: string; port: number; proto: Protocol }[];
    views?: string[];
  }[];
}

interface PathQuestion {
  readonly node: string;
  readonly mode: ProxyMode;
  readonly from: 'pod' | 'node' | 'outside';
  /** `10.96.0.1:443` or `[fd00::1]:443`. */
  readonly to: string;
  readonly proto: Protocol;
}

/** What the product derives for a case, and the form in which a real cluster's facts are recorded. */
export type Snapshot = ReturnType<typeof snapshot>;

/** What the product derives for a case, in the shape of the recorded facts. */
export function snapshot({ settings, manifests, questions, clusters }: ConformanceCase) {
  let cluster = newCluster(settings);
  const settled: Cluster[] = [];
  const desired = questions.desired.map((asked, step) => {
    const file = manifests[step];
    const applied = apply(settle(cluster), readFiles(file ? [file] : []));
    cluster = settle(applied.cluster);
    settled.push(cluster);
    return {
      kubectl: applied.kubectl,
      objects: cluster.objects,
      dns: (asked.dns ?? []).map((question) => plainAnswer(answer(cluster, question))),
      routes: (asked.routes ?? []).map((question) => ({ question, answer: route(cluster, question) })),
    };
  });
  let left: readonly KubeObject[] = [];
  const observed = questions.observed.map((asked, step) => {
    const { cluster, made } = observedStep(settings, clusters[step] ?? [], withWritten(left, settled[step]));
    left = made;
    return observedFacts(cluster, made, asked);
  });
  return { desired, observed };
}

/** What was recorded, plus what the endpoint controllers had left there in the step before. */
function observedStep(settings: ClusterSettings, recorded: readonly KubeObject[], left: readonly KubeObject[]) {
  const given = new Set(recorded);
  const keys = new Set(recorded.map(keyOf));
  const objects = [...recorded, ...left.filter((object) => !keys.has(keyOf(object)))];
  const cluster = settleEndpoints({ settings, objects, sources: {} });
  return { cluster, made: cluster.objects.filter((object) => !given.has(object)) };
}

/** What was left of Endpoints of the controllers' making, with what the manifests since wrote over them: the recording counts it as theirs. */
function withWritten(left: readonly KubeObject[], settled: Cluster | undefined): readonly KubeObject[] {
  return left.map((object) => {
    const written = settled?.sources[keyOf(object)] && findByKey(settled, keyOf(object));
    return object.kind === 'Endpoints' && written ? { ...object, subsets: (written as Endpoints).subsets } : object;
  });
}

function observedFacts(cluster: Cluster, made: readonly KubeObject[], asked: Questions['observed'][number]) {
  return {
    slices: made.filter((object): object is EndpointSlice => object.kind === 'EndpointSlice'),
    endpoints: made.filter((object): object is Endpoints => object.kind === 'Endpoints'),
    dns: (asked.dns ?? []).map((question) => plainAnswer(answer(cluster, question))),
    rules: {
      iptables: Object.fromEntries((asked.rules?.iptables ?? []).map((node) => [node, iptables(cluster, node)])),
      nftables: Object.fromEntries((asked.rules?.nftables ?? []).map((node) => [node, { ip: nftRuleset(cluster, node) }])),
    },
    paths: (asked.paths ?? []).map((question) => path(cluster, question)),
    policies: (asked.policies ?? []).map((question) => {
      const { egress, ingress } = allows(cluster, { ...question, protocol: question.proto });
      return { ...question, egress: egress.allowed, ingress: ingress.allowed };
    }),
    views: Object.fromEntries((asked.views ?? []).map((command) => [command, view(cluster, command)])),
  };
}

/** kube-proxy keeps rules of both families, used or not. */
function iptables(cluster: Cluster, node: string) {
  return { ip: iptablesSave(cluster, node, 'IPv4'), ip6: iptablesSave(cluster, node, 'IPv6') };
}

function path(cluster: Cluster, question: PathQuestion) {
  const colon = question.to.lastIndexOf(':');
  const verdict = meetPacket(cluster, question.mode, {
    node: question.node,
    from: question.from,
    toIp: question.to.slice(0, colon).replace(/^\[|\]$/g, ''),
    toPort: Number(question.to.slice(colon + 1)),
    protocol: question.proto,
  });
  const backends = verdict.backends.map(({ ip, port }) => `${inBrackets(ip)}:${port}`);
  return {
    ...question,
    backends,
    source: verdict.source,
    failures: backends.length > 0 ? [] : [verdict.outcome === 'reject' || verdict.toThisNode ? 'refused' : 'timeout'],
  };
}

function plainAnswer(given: DnsAnswer) {
  const records = (list: DnsAnswer['answer']) => list.map(({ name, type, ttl, data }) => ({ name, type, ttl, data }));
  return { ...given, answer: records(given.answer), authority: records(given.authority), additional: records(given.additional) };
}
