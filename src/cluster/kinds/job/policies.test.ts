import { describe, expect, test } from 'vitest';
import { fieldErrorText } from '../../apiserver/field-error.ts';
import type { JobFields } from './fields.ts';
import { checkPodFailurePolicy } from './pod-failure-policy.ts';
import { checkSuccessPolicy, countIndexes } from './success-policy.ts';

const template = { spec: { containers: [{ name: 'main', image: 'nginx' }] } } as unknown as JobFields['template'];

describe('podFailurePolicy', () => {
  const complaints = (rules: object[], more: object = {}) =>
    checkPodFailurePolicy('policy', { template, podFailurePolicy: { rules }, ...more } as JobFields).map(fieldErrorText);

  test('a rule is about exit codes or about conditions', () => {
    const conditions = { onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] };
    const exit = { onExitCodes: { operator: 'In', values: [1, 42] } };
    expect(
      complaints([
        { action: 'FailJob', ...exit },
        { action: 'Ignore', ...conditions },
      ]),
    ).toEqual([]);
    expect(complaints([{ action: 'Ignore' }, { action: 'Ignore', ...exit, ...conditions }])).toEqual([
      'policy.rules[0]: Invalid value: specifying one of OnExitCodes and OnPodConditions is required',
      'policy.rules[1]: Invalid value: specifying both OnExitCodes and OnPodConditions is not supported',
    ]);
  });

  test('exit codes are in order, each once, and never 0 among those that fail', () => {
    expect(complaints([{ action: 'Count', onExitCodes: { operator: 'In', containerName: 'other', values: [3, 3, 0] } }])).toEqual([
      'policy.rules[0].onExitCodes.containerName: Invalid value: "other": must be one of the container or initContainer names in the pod template',
      'policy.rules[0].onExitCodes.values[1]: Duplicate value: 3',
      'policy.rules[0].onExitCodes.values[2]: Invalid value: 0: must not be 0 for the In operator',
      'policy.rules[0].onExitCodes.values: Invalid value: [3,3,0]: must be ordered',
    ]);
  });

  test('FailIndex needs a limit for each index', () => {
    const rule = { action: 'FailIndex', onExitCodes: { operator: 'NotIn', values: [0] } };
    expect(complaints([rule])).toEqual(['policy.rules[0].action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set']);
    expect(complaints([rule], { backoffLimitPerIndex: 1 })).toEqual([]);
    expect(complaints([{ ...rule, action: '' }])).toEqual([
      'policy.rules[0].action: Required value: valid values: ["Count" "FailIndex" "FailJob" "Ignore"]',
    ]);
  });
});

describe('successPolicy', () => {
  const complaints = (rules: object[], completionMode = 'Indexed') =>
    checkSuccessPolicy('policy', { template, completionMode, completions: 5, successPolicy: { rules } }).map(fieldErrorText);

  test('only indexes succeed one by one', () => {
    expect(complaints([{ succeededCount: 1 }])).toEqual([]);
    expect(complaints([{ succeededCount: 1 }], 'NonIndexed')).toEqual([
      'policy: Invalid value: {"Rules":[{"SucceededIndexes":null,"SucceededCount":1}]}: requires indexed completion mode',
    ]);
  });

  test('a count is within the indexes named', () => {
    expect(complaints([{ succeededIndexes: '0-2', succeededCount: 4 }, {}])).toEqual([
      'policy.rules[0].succeededCount: Invalid value: 4: must be less than or equal to 3 (the number of indexes in the specified succeededIndexes field)',
      'policy.rules[1]: Required value: at least one of succeededCount or succeededIndexes must be specified',
    ]);
  });

  test.each([
    ['', 0],
    ['0,2-4', 4],
    ['5', 'too large index: "5"'],
    ['a', 'cannot convert string to integer for index: "a"'],
    ['3-1', 'non-increasing order, previous: 3, current: 1'],
    ['2,2', 'non-increasing order, previous: 2, current: 2'],
  ])('indexes %s', (text, counted) => {
    expect(countIndexes(text, 5)).toBe(counted);
  });
});
