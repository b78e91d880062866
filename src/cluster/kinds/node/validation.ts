import { type FieldError, forbidden, invalid, notSupported, required } from '../../apiserver/field-error.ts';
import { checkCidr } from '../../apiserver/formats/ip-rules.ts';
import { checkName, dnsSubdomain, labelValueRule, qualifiedName } from '../../apiserver/formats/names.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../../apiserver/object-meta.ts';
import type { Node, Taint } from '../../types.ts';
import { sameList } from '../service/spec.ts';

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

// kubernetes pkg/apis/core/validation/validation.go ValidateNode
export function validateNode({ metadata, spec }: Node): FieldError[] {
  return [
    ...validateObjectMeta(metadata, false, dnsSubdomain),
    ...checkTaints(spec?.taints ?? []),
    ...(spec?.podCIDRs ?? []).flatMap((cidr, i) => checkCidr(`spec.podCIDRs[${i}]`, cidr)),
  ];
}

// kubernetes pkg/apis/core/validation/validation.go ValidateNodeUpdate
export function validateNodeUpdate(node: Node, old: Node): FieldError[] {
  const before = old.spec?.podCIDRs ?? [];
  const moved = before.length > 0 && !sameList(before, node.spec?.podCIDRs);
  return [
    ...validateObjectMetaUpdate(node.metadata, old.metadata),
    ...(moved ? [forbidden('spec.podCIDRs', 'node updates may not change podCIDR except from "" to valid')] : []),
    ...checkTaints(node.spec?.taints ?? []),
  ];
}

function checkTaints(taints: readonly Taint[]): FieldError[] {
  return taints.flatMap((taint, i) => {
    const field = `metadata.taints[${i}]`;
    const { key = '', value = '', effect = '' } = taint;
    const wrongValue = labelValueRule(value);
    const again = taints.findIndex((other) => other.key === key && other.effect === effect) < i;
    return [
      ...checkName(`${field}.key`, key, qualifiedName),
      ...(wrongValue.length > 0 ? [invalid(`${field}.value`, value, wrongValue.join(';'))] : []),
      ...(effect === ''
        ? [required(`${field}.effect`)]
        : effects.includes(effect)
          ? []
          : [notSupported(`${field}.effect`, effect, effects)]),
      ...(again ? [{ type: 'Duplicate', field, value: taint, detail: 'taints must be unique by key and effect pair' } as const] : []),
    ];
  });
}
