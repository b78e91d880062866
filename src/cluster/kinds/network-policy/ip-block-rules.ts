import { type FieldError, invalid, required } from '../../apiserver/field-error.ts';
import { checkCidr, cidrWarnings } from '../../apiserver/formats/ip-rules.ts';
import { parseCidr, rangeContains } from '../../ip-address.ts';
import type { NetworkPolicy, NetworkPolicyPeer } from '../../types.ts';

type IpBlock = NonNullable<NetworkPolicyPeer['ipBlock']>;

// kubernetes pkg/apis/networking/validation/validation.go ValidateIPBlock
export function checkIpBlock(field: string, { cidr, except = [] }: IpBlock): readonly FieldError[] {
  if (!cidr) return [required(`${field}.cidr`)];
  const errors = checkCidr(`${field}.cidr`, cidr);
  const whole = parseCidr(cidr);
  if (!whole) return errors;
  const holes = except.flatMap((text, index) => {
    const path = `${field}.except[${index}]`;
    const hole = parseCidr(text);
    const inside = !hole || (rangeContains(whole, hole) && whole.prefixLength < hole.prefixLength);
    return [...checkCidr(path, text), ...(inside ? [] : [invalid(path, text, 'must be a strict subset of `cidr`')])];
  });
  return [...errors, ...holes];
}

// kubernetes pkg/registry/networking/networkpolicy/strategy.go networkPolicyWarnings
export function networkPolicyWarnings({ spec }: NetworkPolicy): readonly string[] {
  const rules = [
    ...(spec.ingress ?? []).map(({ from = [] }, index) => ({ field: `spec.ingress[${index}].from`, peers: from })),
    ...(spec.egress ?? []).map(({ to = [] }, index) => ({ field: `spec.egress[${index}].to`, peers: to })),
  ];
  return rules.flatMap(({ field, peers }) =>
    peers.flatMap(({ ipBlock }, index) => {
      const block = `${field}[${index}].ipBlock`;
      if (!ipBlock) return [];
      return [
        ...cidrWarnings(`${block}.cidr`, ipBlock.cidr),
        ...(ipBlock.except ?? []).flatMap((text, position) => cidrWarnings(`${block}.except[${position}]`, text)),
      ];
    }),
  );
}
