import type { PodStates } from '../cluster/settings.ts';

/** What may be the matter with a Pod, in words. */
export const podStates: readonly (readonly [keyof PodStates, string])[] = [
  ['notReady', 'not ready'],
  ['terminating', 'terminating'],
  ['failed', 'failed'],
  ['succeeded', 'succeeded'],
];

/** The states with this one Pod in one of them, or in none. */
export function withPodState(states: PodStates, pod: string, chosen: keyof PodStates | undefined): PodStates {
  const listed = (state: keyof PodStates) => [...states[state].filter((other) => other !== pod), ...(state === chosen ? [pod] : [])];
  return {
    notReady: listed('notReady'),
    terminating: listed('terminating'),
    failed: listed('failed'),
    succeeded: listed('succeeded'),
  };
}
