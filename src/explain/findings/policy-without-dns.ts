import { listOf } from '../../cluster/cluster.ts';
import { allows, type PolicyVerdict } from '../../cluster/network-policy/index.ts';
import type { ObjectRef } from '../../cluster/object.ts';
import { keyOfRef } from '../../cluster/object.ts';
import type { NetworkPolicy, Pod } from '../../cluster/types.ts';
import { allowDns, dnsPods } from '../request/names/dns-server.ts';
import { manifests, workload } from './examples.ts';
import { isRunning } from './facts.ts';
import type { Found, Given, Mistake } from './mistake.ts';

const policy = (spec: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec: { podSelector: { matchLabels: { app: web } }, policyTypes: [ Egress ], ${spec} }`;
const toDatabase = '{ to: [ { podSelector: { matchLabels: { app: db } } } ] }';
const toDns =
  '{ to: [ { namespaceSelector: {}, podSelector: { matchLabels: { k8s-app: kube-dns } } } ], ports: [ { protocol: UDP, port: 53 } ] }';
const right = [
  manifests(workload('web'), policy(`egress: [ ${toDatabase}, ${toDns} ]`)),
  manifests(workload('web'), policy('egress: [ { to: [ { ipBlock: { cidr: 0.0.0.0/0 } } ] } ]')),
];

interface Kept {
  readonly pod: Pod;
  readonly verdict: PolicyVerdict;
  readonly policies: readonly NetworkPolicy[];
}

/** One Pod of each set of policies that keep it from CoreDNS. */
function keptFromDns({ cluster }: Given): readonly Kept[] {
  const about = listOf(cluster, 'NetworkPolicy');
  const namespaces = new Set(about.map(({ metadata }) => metadata.namespace));
  const servers = dnsPods(cluster);
  const asked = new Set<string>();
  const kept = new Map<string, Kept>();
  for (const pod of listOf(cluster, 'Pod')) {
    const { namespace, name, ownerReferences } = pod.metadata;
    const fellows = `${namespace}/${ownerReferences?.[0]?.uid ?? name}`;
    if (!namespaces.has(namespace) || !isRunning(pod) || pod.spec.hostNetwork || asked.has(fellows)) continue;
    asked.add(fellows);
    const verdicts = servers.map(
      ({ metadata }) =>
        allows(cluster, { from: `${namespace}/${name}`, to: `kube-system/${metadata.name}`, port: 53, protocol: 'UDP' }).egress,
    );
    const [verdict] = verdicts;
    if (!verdict || verdicts.some(({ allowed }) => allowed)) continue;
    const key = verdict.selecting.map(keyOfRef).join();
    const policies = about.filter(({ kind, metadata }) =>
      verdict.selecting.some((ref) => keyOfRef(ref) === keyOfRef({ kind, ...metadata })),
    );
    if (!kept.has(key)) kept.set(key, { pod, verdict, policies });
  }
  return [...kept.values()];
}

/** Addresses may be those of a DNS cache on the node, and who names port 53 thought of DNS. */
const mayMeanDns = ({ spec }: NetworkPolicy) =>
  spec.egress?.some(({ to = [], ports = [] }) => to.some(({ ipBlock }) => ipBlock) || ports.some(({ port }) => port === 53)) ?? false;

const letsSomethingOut = ({ policies }: Kept) => policies.some(({ spec }) => spec.egress?.length);

const namesOf = (policies: readonly ObjectRef[]) =>
  `NetworkPolic${policies.length === 1 ? 'y' : 'ies'} ${policies.map(({ name }) => name).join(', ')} let${policies.length === 1 ? 's' : ''}`;

export const policyWithoutDns: Mistake = {
  id: 'policy-without-dns',
  title: 'Policies let traffic out, but no DNS question',
  what: 'NetworkPolicies allow a Pod some outgoing traffic, and none of them UDP port 53 to CoreDNS.',
  why: 'A name has to be looked up before anything else: without DNS every name fails, those of allowed targets, too.',
  severity: 'warning',
  examples: { wrong: [manifests(workload('web'), policy(`egress: [ ${toDatabase} ]`))], right },
  find: (given) =>
    keptFromDns(given).flatMap((kept): readonly Found[] => {
      const { pod, verdict, policies } = kept;
      const [about] = verdict.selecting;
      if (!about || !letsSomethingOut(kept) || policies.some(mayMeanDns)) return [];
      const message = `${namesOf(verdict.selecting)} Pods such as ${pod.metadata.name} send some traffic, and none to CoreDNS: no name can be looked up.`;
      return [{ about, path: 'spec.egress', message, ...allowDns(given, verdict) }];
    }),
};

export const policyLetsNothingOut: Mistake = {
  id: 'policy-lets-nothing-out',
  title: 'Policies let nothing out',
  what: 'NetworkPolicies select a Pod for outgoing traffic, and none of them has a rule for it.',
  why: 'Such a Pod opens no connection at all and looks up no name. That is meant for one that only answers; any other needs a policy beside it that allows what it does, DNS first.',
  severity: 'info',
  examples: { wrong: [manifests(workload('web'), policy('egress: []'))], right },
  find: (given) =>
    keptFromDns(given).flatMap((kept): readonly Found[] => {
      const { pod, verdict } = kept;
      const [about] = verdict.selecting;
      if (!about || letsSomethingOut(kept)) return [];
      const message = `${namesOf(verdict.selecting)} Pods such as ${pod.metadata.name} open no connection and look up no name.`;
      return [{ about, path: 'spec.policyTypes', message }];
    }),
};
