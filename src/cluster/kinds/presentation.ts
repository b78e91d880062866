import type { ObjectRef } from '../object.ts';

export type Lane = 'asks' | 'names' | 'doors' | 'routes' | 'services' | 'rules' | 'pods' | 'outside';

export type Tone = 'plain' | 'vip' | 'dns' | 'door' | 'good' | 'warning' | 'bad';

/** How one object looks on the canvas, as data; one generic node draws every kind. */
export interface Presentation {
  readonly lane: Lane;
  readonly title: string;
  /** What kind of thing it is, in a word or two: `ClusterIP`, `headless`. */
  readonly subtitle: string;
  readonly rows: readonly PresentationRow[];
  readonly badges: readonly { readonly text: string; readonly tone: Tone }[];
  readonly tone: Tone;
  /** A sign before the title; its shape says as much as its tone. */
  readonly mark?: { readonly glyph: string; readonly tone: Tone };
  /** Many objects with one owner and one state fold into one node. */
  readonly replicaOf?: { readonly owner: ObjectRef; readonly state: string };
  /** Id of the box it stands in: a machine for Pods. */
  readonly box?: string;
  /** An empty outline: there is no such address, as with a headless Service. */
  readonly hollow?: boolean;
  /** Kind, namespace/name and the state that matters. */
  readonly accessibleName: string;
}

export interface PresentationRow {
  readonly text: string;
  readonly mono?: boolean;
  readonly big?: boolean;
  readonly tone?: Tone;
}
