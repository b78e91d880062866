import type { Tone } from '../../cluster/kinds/presentation.ts';
import type { PictureEdge, PictureNode } from './model.ts';

export interface EdgeLook {
  readonly tone: Tone;
  /** As in `stroke-dasharray`; a way without is solid. */
  readonly dash?: string;
  readonly width: number;
  readonly arrow: boolean;
}

/** What a way means decides colour, dash and arrow together, so that no colour is needed to tell them apart. */
export function edgeLook({ means, broken, to, outlet }: Pick<PictureEdge, 'means' | 'broken' | 'to' | 'outlet'>): EdgeLook {
  if (broken) return { tone: 'bad', dash: '2 5', width: 1.4, arrow: false };
  switch (means) {
    case 'asks':
      return { tone: 'plain', width: 1.2, arrow: false };
    case 'resolves':
      return outlet || to.startsWith('outside')
        ? { tone: 'dns', dash: '6 4', width: 1.5, arrow: true }
        : { tone: 'vip', dash: '6 4', width: 1.6, arrow: true };
    case 'routes':
      return { tone: 'door', dash: '1.5 4', width: 1.6, arrow: true };
    case 'dnat':
      return { tone: 'vip', width: 1.6, arrow: true };
    case 'dials':
      return { tone: 'door', width: 1.5, dash: '10 3', arrow: true };
    case 'selects':
      return { tone: 'warning', dash: '2 5', width: 1.4, arrow: false };
  }
}

export interface NodeLook {
  /** Names of the theme's colours. */
  readonly border: string;
  readonly fill?: string;
  readonly radius: number;
  readonly dash?: string;
}

const tinted: Readonly<Partial<Record<Tone, string>>> = { vip: 'vipbg', dns: 'dnsbg', bad: 'badbg' };
const borders: Readonly<Record<Tone, string>> = {
  plain: 'line',
  vip: 'vip',
  dns: 'dns',
  good: 'line',
  warning: 'warn',
  bad: 'bad',
  door: 'muted',
};

/** Shape by role: a name is a pill, an object a card, an absence an empty ring. */
export function nodeLook({ role, tone, hollow }: Pick<PictureNode, 'role' | 'tone' | 'hollow'>): NodeLook {
  const border = borders[tone];
  const radius = role === 'name' ? 22 : 10;
  if (hollow) return { border, radius, dash: '6 5' };
  const fill = role === 'service' || tone === 'bad' ? (tinted[tone] ?? 'panel') : 'panel';
  return { border, fill, radius };
}
