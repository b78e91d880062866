import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ObjectKey, ObjectRef } from '../cluster/object.ts';
import type { Source } from '../cluster/source.ts';
import type { PlacedPicture } from '../explain/picture/layout/placed.ts';
import type { AnswerShown, AnswersShown } from '../worker/engine.ts';
import type { Evaluation } from '../workspace/evaluate.ts';
import { emptyWorkspace, type Workspace } from '../workspace/workspace.ts';
import type { Preferences } from './preferences.ts';
import { defaultPreferences } from './preferences.ts';

/** What is selected: a node or an edge of the picture, and the objects that it is about. */
export interface Selection {
  readonly id: string;
  readonly about: readonly ObjectRef[];
}

/** What is worked out from the workspace; replaced as a whole. */
export interface Derived extends AnswersShown {
  readonly evaluation: Evaluation | undefined;
}

/** What the canvas leaves out, and what stands out on it. */
export interface View {
  readonly namespaces: readonly string[];
  readonly withoutKinds: readonly string[];
  readonly system: boolean;
  readonly unfolded: readonly string[];
  readonly search: string;
  /** Whether only the way of the question is in full colour. */
  readonly pathOnly: boolean;
  /** Pixels that the lanes have beside each other. */
  readonly room: number;
}

export interface Notice {
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  readonly undo?: boolean;
}

/** A state of the workspace that undo brings back. */
export interface PastState {
  readonly workspace: Workspace;
  /** The `opened` that it belongs to. */
  readonly opened: number;
}

export interface PageState {
  readonly workspace: Workspace;
  readonly past: readonly PastState[];
  /** How often other manifests were opened: each gets a view of its own. */
  readonly opened: number;
  readonly activeFile: string;
  readonly derived: Derived;
  readonly view: View;
  readonly selection: Selection | undefined;
  /** Position of the hop that is walked through. */
  readonly hop: number | undefined;
  /** Whether the second answer of a comparison is the one that is walked and drawn. */
  readonly onOtherSide: boolean;
  /** Whether the chart of a hundred askings is open. */
  readonly isSampled: boolean;
  /** Where the editor should put its selection; a new value each time. */
  readonly reveal: { readonly source: Source } | undefined;
  readonly notice: Notice | undefined;
  readonly dialog: 'examples' | 'cluster' | 'truth' | 'share' | undefined;
  readonly working: boolean;
  readonly preferences: Preferences;
}

export const emptyPicture: PlacedPicture = {
  width: 0,
  height: 0,
  nodes: [],
  edges: [],
  boxes: [],
  bands: [],
  headings: [],
  hidden: { system: 0, filtered: 0 },
  kinds: [],
};

export const initialState: PageState = {
  workspace: emptyWorkspace,
  past: [],
  opened: 0,
  activeFile: '',
  derived: { evaluation: undefined, picture: emptyPicture, trace: undefined },
  view: { namespaces: [], withoutKinds: [], system: false, unfolded: [], search: '', pathOnly: false, room: 1080 },
  selection: undefined,
  hop: undefined,
  onOtherSide: false,
  isSampled: false,
  reveal: undefined,
  notice: undefined,
  dialog: undefined,
  working: false,
  preferences: defaultPreferences,
};

export const createPageStore = (state: Partial<PageState> = {}) => createStore<PageState>(() => ({ ...initialState, ...state }));

export const pageStore = createPageStore();

export function usePage<T>(selector: (state: PageState) => T): T {
  return useStore(pageStore, selector);
}

export const selectWorkspace = (state: PageState) => state.workspace;
export const selectFiles = (state: PageState) => state.workspace.files;
export const selectSettings = (state: PageState) => state.workspace.settings;
export const selectRequest = (state: PageState) => state.workspace.request;
export const selectOpened = (state: PageState) => state.opened;
export const selectActiveFile = (state: PageState) => state.activeFile;
export const selectEvaluation = (state: PageState) => state.derived.evaluation;
export const selectTrace = (state: PageState) => state.derived.trace;
export const selectOther = (state: PageState) => state.derived.other;
export const selectIsOnOtherSide = ({ derived, onOtherSide }: PageState) => onOtherSide && derived.other !== undefined;
const sideOf = (state: PageState): AnswerShown => (state.onOtherSide && state.derived.other) || state.derived;
/** Of the answer that is walked. */
export const selectPicture = (state: PageState) => sideOf(state).picture;
export const selectWalkedTrace = (state: PageState) => sideOf(state).trace;
export const selectView = (state: PageState) => state.view;
export const selectSelection = (state: PageState) => state.selection;
export const selectHop = (state: PageState) => state.hop;
export const selectIsSampled = (state: PageState) => state.isSampled;
export const selectNotice = (state: PageState) => state.notice;
export const selectDialog = (state: PageState) => state.dialog;
export const selectPreferences = (state: PageState) => state.preferences;
export const selectTab = (state: PageState) => state.preferences.tab;
export const selectTheme = (state: PageState) => state.preferences.theme;
const nothingStale: readonly ObjectKey[] = [];

export const selectReveal = (state: PageState) => state.reveal;
export const selectStale = ({ derived: { evaluation } }: PageState) => evaluation?.stale ?? nothingStale;
export const selectIsWorking = (state: PageState) => state.working;
