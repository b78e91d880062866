import { type FieldError, forbidden, invalid, notSupported, required } from '../../apiserver/field-error.ts';
import { checkLabelSelector } from '../../apiserver/formats/label-selector-rules.ts';
import { dnsSubdomain } from '../../apiserver/formats/names.ts';
import { checkPortNumber, checkPortNumberOrName } from '../../apiserver/formats/ports.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../../types.ts';
import { checkIpBlock } from './ip-block-rules.ts';

// kubernetes pkg/apis/networking/validation/validation.go ValidateNetworkPolicy
export function validateNetworkPolicy({ metadata, spec }: NetworkPolicy): readonly FieldError[] {
  const { podSelector, ingress = [], egress = [], policyTypes = [] } = spec;
  return [
    ...validateObjectMeta(metadata, true, dnsSubdomain),
    ...checkLabelSelector('spec.podSelector', podSelector),
    ...ingress.flatMap(({ ports = [], from = [] }, index) => checkRule(`spec.ingress[${index}]`, ports, 'from', from)),
    ...egress.flatMap(({ ports = [], to = [] }, index) => checkRule(`spec.egress[${index}]`, ports, 'to', to)),
    ...checkTypes('spec.policyTypes', policyTypes),
  ];
}

export function validateNetworkPolicyUpdate(policy: NetworkPolicy, old: NetworkPolicy): readonly FieldError[] {
  return [...validateNetworkPolicy(policy), ...validateObjectMetaUpdate(policy.metadata, old.metadata)];
}

function checkTypes(field: string, types: readonly string[]): readonly FieldError[] {
  const known = ['Ingress', 'Egress'];
  if (types.length > known.length) return [invalid(field, types, 'may not specify more than two policyTypes')];
  return types.flatMap((type, index) => (known.includes(type) ? [] : [notSupported(`${field}[${index}]`, type, known)]));
}

function checkRule(
  field: string,
  ports: readonly NetworkPolicyPort[],
  side: 'from' | 'to',
  peers: readonly NetworkPolicyPeer[],
): readonly FieldError[] {
  return [
    ...ports.flatMap((port, index) => checkPort(`${field}.ports[${index}]`, port)),
    ...peers.flatMap((peer, index) => checkPeer(`${field}.${side}[${index}]`, peer)),
  ];
}

const protocols: readonly string[] = ['TCP', 'UDP', 'SCTP'];

function checkPort(field: string, { protocol, port, endPort }: NetworkPolicyPort): readonly FieldError[] {
  const unknown = protocol !== undefined && !protocols.includes(protocol) ? [notSupported(`${field}.protocol`, protocol, protocols)] : [];
  const refuse = (detail: string, value = endPort) => (endPort === undefined ? [] : [invalid(`${field}.endPort`, value, detail)]);
  if (port === undefined) return [...unknown, ...refuse('may not be specified when `port` is not specified')];
  if (typeof port === 'string') {
    return [...unknown, ...refuse('may not be specified when `port` is non-numeric'), ...checkPortNumberOrName(`${field}.port`, port)];
  }
  return [
    ...unknown,
    ...checkPortNumber(`${field}.port`, port),
    ...(endPort !== undefined && endPort < port ? refuse('must be greater than or equal to `port`', port) : []),
    ...(endPort === undefined ? [] : checkPortNumber(`${field}.endPort`, endPort)),
  ];
}

function checkPeer(field: string, { podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer): readonly FieldError[] {
  if (!podSelector && !namespaceSelector && !ipBlock) return [required(field, 'must specify a peer')];
  const mixed = ipBlock && (podSelector || namespaceSelector);
  return [
    ...checkLabelSelector(`${field}.podSelector`, podSelector),
    ...checkLabelSelector(`${field}.namespaceSelector`, namespaceSelector),
    ...(ipBlock ? checkIpBlock(`${field}.ipBlock`, ipBlock) : []),
    ...(mixed ? [forbidden(field, 'may not specify both ipBlock and another peer')] : []),
  ];
}
