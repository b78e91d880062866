import type { Lane } from './presentation.ts';

export interface LaneLook {
  readonly lane: Lane;
  readonly title: string;
  /** Pixels; what does not fit in the widest is wrapped. */
  readonly narrowest: number;
  readonly widest: number;
}

/** From left to right. Addresses outside share the last lane with the Pods. */
export const lanes: readonly LaneLook[] = [
  { lane: 'asks', title: 'Asks', narrowest: 104, widest: 170 },
  { lane: 'names', title: 'Name → answer', narrowest: 150, widest: 310 },
  { lane: 'doors', title: 'Doors', narrowest: 160, widest: 270 },
  { lane: 'routes', title: 'Routes', narrowest: 160, widest: 270 },
  { lane: 'services', title: 'Service', narrowest: 176, widest: 256 },
  { lane: 'rules', title: 'Rules', narrowest: 84, widest: 132 },
  { lane: 'pods', title: 'Pods, by node', narrowest: 180, widest: 280 },
];
