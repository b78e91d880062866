import { type FieldError, forbidden, invalid, required } from '../../apiserver/field-error.ts';
import { dnsSubdomain } from '../../apiserver/formats/names.ts';
import { checkPathSegment } from '../../apiserver/formats/path-segment.ts';
import { quantityAmount } from '../../apiserver/formats/quantity.ts';
import { validateObjectMeta } from '../../apiserver/object-meta.ts';
import type { KubeObject } from '../../object.ts';

interface Target {
  readonly type?: string;
  readonly value?: string;
  readonly averageValue?: string;
  readonly averageUtilization?: number;
}

interface Metric {
  readonly type?: string;
  readonly resource?: { readonly name?: string; readonly target?: Target };
}

export interface HorizontalPodAutoscaler extends KubeObject {
  readonly spec?: {
    readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string };
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly metrics?: readonly Metric[];
  };
}

// kubernetes pkg/apis/autoscaling/validation/validation.go ValidateHorizontalPodAutoscaler
export function validateAutoscaler({ metadata, spec = {} }: HorizontalPodAutoscaler): FieldError[] {
  const { minReplicas, maxReplicas = 0, scaleTargetRef, metrics = [] } = spec;
  const least = minReplicas ?? 1;
  const hasOutsideMetric = metrics.some(({ type }) => type === 'Object' || type === 'External');
  const asleep = 'must specify at least one Object or External metric to support scaling to zero replicas';
  return [
    ...validateObjectMeta(metadata, true, dnsSubdomain),
    ...(least < 1 ? [invalid('spec.minReplicas', least, 'must be greater than or equal to 1')] : []),
    ...(maxReplicas < 1 ? [invalid('spec.maxReplicas', maxReplicas, 'must be greater than 0')] : []),
    ...(maxReplicas < least ? [invalid('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`')] : []),
    ...checkPathSegment('spec.scaleTargetRef.kind', scaleTargetRef?.kind, ''),
    ...checkPathSegment('spec.scaleTargetRef.name', scaleTargetRef?.name, ''),
    ...metrics.flatMap(({ resource }, i) => (resource ? checkResource(`spec.metrics[${i}].resource`, resource) : [])),
    ...(least === 0 && !hasOutsideMetric ? [forbidden('spec.metrics', asleep)] : []),
  ];
}

function checkResource(field: string, { name, target = {} }: NonNullable<Metric['resource']>): FieldError[] {
  const { averageUtilization, averageValue } = target;
  const [isNone, isBoth] = [
    averageUtilization === undefined && averageValue === undefined,
    averageUtilization !== undefined && averageValue !== undefined,
  ];
  return [
    ...(name ? [] : [required(`${field}.name`, 'must specify a resource name')]),
    ...checkTarget(`${field}.target`, target),
    ...(isNone ? [required(`${field}.target.averageUtilization`, 'must set either a target raw value or a target utilization')] : []),
    ...(isBoth ? [forbidden(`${field}.target.averageValue`, 'may not set both a target raw value and a target utilization')] : []),
  ];
}

const targetTypes = ['Utilization', 'Value', 'AverageValue'];

// kubernetes pkg/apis/autoscaling/validation/validation.go validateMetricTarget
function checkTarget(field: string, { type = '', value, averageValue, averageUtilization }: Target): FieldError[] {
  const isPositive = (quantity: string | undefined) => quantity === undefined || (quantityAmount(quantity) ?? 0n) > 0n;
  return [
    ...(type ? [] : [required(`${field}.type`, 'must specify a metric target type')]),
    ...(targetTypes.includes(type) ? [] : [invalid(`${field}.type`, type, 'must be either Utilization, Value, or AverageValue')]),
    ...(isPositive(value) ? [] : [invalid(`${field}.value`, value, 'must be positive')]),
    ...(isPositive(averageValue) ? [] : [invalid(`${field}.averageValue`, averageValue, 'must be positive')]),
    ...((averageUtilization ?? 1) < 1 ? [invalid(`${field}.averageUtilization`, averageUtilization, 'must be greater than 0')] : []),
  ];
}
