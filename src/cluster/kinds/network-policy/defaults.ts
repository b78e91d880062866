import { withoutEmpty } from '../../apiserver/absent.ts';
import type { LabelSelector, NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../../types.ts';

// kubernetes pkg/apis/networking/v1/defaults.go SetDefaults_NetworkPolicy
export function defaultNetworkPolicy(policy: NetworkPolicy): NetworkPolicy {
  const spec = withoutEmpty(policy.spec ?? {}, ['ingress', 'egress', 'policyTypes']);
  const { ingress, egress } = spec;
  return {
    ...policy,
    spec: {
      ...spec,
      podSelector: keptSelector(spec.podSelector ?? {}),
      ...(ingress ? { ingress: ingress.map((rule) => withPorts(withPeers(rule, 'from'))) } : {}),
      ...(egress ? { egress: egress.map((rule) => withPorts(withPeers(rule, 'to'))) } : {}),
      policyTypes: spec.policyTypes ?? (egress ? ['Ingress', 'Egress'] : ['Ingress']),
    },
  };
}

function withPeers<K extends 'from' | 'to', R extends { [key in K]?: NetworkPolicyPeer[] }>(given: R, key: K): R {
  const rule = withoutEmpty(given, [key]);
  const peers = rule[key];
  return peers ? { ...rule, [key]: peers.map(keptPeer) } : rule;
}

function withPorts<R extends { ports?: NetworkPolicyPort[] }>(given: R): R {
  const rule = withoutEmpty(given, ['ports']);
  return rule.ports ? { ...rule, ports: rule.ports.map((port) => ({ ...port, protocol: port.protocol ?? 'TCP' })) } : rule;
}

function keptPeer({ podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer): NetworkPolicyPeer {
  return {
    ...(podSelector ? { podSelector: keptSelector(podSelector) } : {}),
    ...(namespaceSelector ? { namespaceSelector: keptSelector(namespaceSelector) } : {}),
    ...(ipBlock ? { ipBlock: withoutEmpty(ipBlock, ['except']) } : {}),
  };
}

function keptSelector(given: LabelSelector): LabelSelector {
  const selector = withoutEmpty(given, ['matchLabels', 'matchExpressions']);
  const { matchExpressions } = selector;
  return matchExpressions
    ? { ...selector, matchExpressions: matchExpressions.map((expression) => withoutEmpty(expression, ['values'])) }
    : selector;
}
