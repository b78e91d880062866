import type { LabelSelector } from '../../types.ts';
import { type FieldError, forbidden, invalid, required } from '../field-error.ts';
import { checkLabels } from '../object-meta.ts';
import { checkName, labelValueRule, qualifiedName } from './names.ts';

// kubernetes apimachinery pkg/apis/meta/v1/validation/validation.go ValidateLabelSelector
export function checkLabelSelector(field: string, selector: LabelSelector | undefined): FieldError[] {
  if (!selector) return [];
  return [
    ...checkLabels(`${field}.matchLabels`, selector.matchLabels),
    ...(selector.matchExpressions ?? []).flatMap((expression, i) => checkRequirement(`${field}.matchExpressions[${i}]`, expression)),
  ];
}

function checkRequirement(
  field: string,
  { key, operator, values = [] }: NonNullable<LabelSelector['matchExpressions']>[number],
): FieldError[] {
  const errors: FieldError[] = [];
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) errors.push(required(`${field}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0)
        errors.push(forbidden(`${field}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
      break;
    default:
      errors.push(invalid(`${field}.operator`, operator ?? '', 'not a valid selector operator'));
  }
  return [
    ...errors,
    ...checkName(`${field}.key`, key ?? '', qualifiedName),
    ...values.flatMap((value, i) => checkName(`${field}.values[${i}]`, value, labelValueRule)),
  ];
}
