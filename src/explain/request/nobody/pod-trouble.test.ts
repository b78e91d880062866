import { expect, it } from 'vitest';
import type { Pod } from '../../../cluster/types.ts';
import { troubleText } from './pod-trouble.ts';

const pod = (status: object) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers: [] }, status }) as Pod;
const waiting = (reason: string) => pod({ containerStatuses: [{ state: { running: {} } }, { state: { waiting: { reason } } }] });

it('tells each trouble once, and nothing where there is none', () => {
  const unplaced = pod({ conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }] });
  expect(troubleText([waiting('CrashLoopBackOff'), waiting('CrashLoopBackOff'), unplaced])).toBe(' (CrashLoopBackOff, Unschedulable)');
  expect(troubleText([pod({ containerStatuses: [{ state: { running: {} } }] }), pod({})])).toBe('');
});

it('tells of a probe that fails and of a lost node', () => {
  const conditions = (containersReady: string) => [
    { type: 'Ready', status: 'False' },
    { type: 'ContainersReady', status: containersReady },
  ];
  const running = (probe: object) =>
    ({
      ...pod({ conditions: conditions('False'), containerStatuses: [{ name: 'c', ready: false, started: false, state: { running: {} } }] }),
      spec: { containers: [{ name: 'c', ...probe }] },
    }) as Pod;
  expect(troubleText([running({ readinessProbe: {} }), running({ readinessProbe: {}, startupProbe: {} }), running({})])).toBe(
    ' (readiness probe fails, startup probe fails)',
  );
  expect(troubleText([pod({ conditions: conditions('True') })])).toBe(' (NodeNotReady)');
});
