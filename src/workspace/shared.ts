import { type ClusterSettings, defaultSettings, type IpFamilySetting, type NodeSetting } from '../cluster/settings.ts';
import type { Comparison, RequestText, Workspace, WorkspaceFile } from './workspace.ts';

/** What a link and a draft hold: the workspace, and where one stands in it. */
export interface Shared {
  readonly workspace: Workspace;
  readonly place?: Place;
}

export interface Place {
  readonly file?: string;
  /** Id of the selected node or edge. */
  readonly selected?: string;
  readonly hop?: number;
  /** Whether that hop is one of the second answer. */
  readonly onOtherSide?: true;
  /** Whether the question is asked a hundred times. */
  readonly isSampled?: true;
  readonly tab?: string;
}

/** Reads what anybody may have written; undefined where it is not of this shape. */
export function readShared(text: string): Shared | undefined {
  const given = record(parsed(text));
  const workspace = record(given?.workspace);
  if (!workspace || !Array.isArray(workspace.files)) return undefined;
  const files = readFiles(workspace.files);
  if (!files) return undefined;
  const request = readRequest(workspace.request);
  const comparison = readComparison(workspace.comparison);
  const { lookup } = workspace;
  const place = readPlace(given?.place);
  return {
    workspace: {
      files,
      settings: readSettings(workspace.settings),
      ...(request ? { request } : {}),
      ...(comparison ? { comparison } : {}),
      ...(typeof lookup === 'string' ? { lookup } : {}),
    },
    ...(place ? { place } : {}),
  };
}

/** Undefined where one of them is no file, or two have one name. */
function readFiles(given: readonly unknown[]): readonly WorkspaceFile[] | undefined {
  const files = given.flatMap((file): WorkspaceFile[] => {
    const { name, text, step } = record(file) ?? {};
    return typeof name === 'string' && typeof text === 'string' ? [{ name, text, step: step === 1 ? 1 : 0 }] : [];
  });
  return files.length === given.length && new Set(files.map(({ name }) => name)).size === files.length ? files : undefined;
}

function readComparison(given: unknown): Comparison | undefined {
  const read = record(given);
  if (!read) return undefined;
  const { command, from, mode, before } = read;
  const files = Array.isArray(before) ? readFiles(before) : undefined;
  return {
    ...(typeof command === 'string' ? { command } : {}),
    ...(typeof from === 'string' ? { from } : {}),
    ...(mode === 'iptables' || mode === 'nftables' ? { mode } : {}),
    ...(files ? { before: files } : {}),
  };
}

function readRequest(given: unknown): RequestText | undefined {
  const { command, from, seed } = record(given) ?? {};
  if (typeof command !== 'string' || typeof from !== 'string') return undefined;
  return { command, from, seed: typeof seed === 'number' && Number.isFinite(seed) ? seed : 1 };
}

function readPlace(given: unknown): Place | undefined {
  const { file, selected, hop, onOtherSide, isSampled, tab } = record(given) ?? {};
  const place = {
    ...(typeof file === 'string' ? { file } : {}),
    ...(typeof selected === 'string' ? { selected } : {}),
    ...(typeof hop === 'number' && Number.isInteger(hop) && hop >= 0 ? { hop } : {}),
    ...(onOtherSide === true ? { onOtherSide: true as const } : {}),
    ...(isSampled === true ? { isSampled: true as const } : {}),
    ...(typeof tab === 'string' ? { tab } : {}),
  };
  return Object.keys(place).length > 0 ? place : undefined;
}

const families: readonly IpFamilySetting[] = ['ipv4', 'ipv6', 'dual4', 'dual6'];
const mostNodes = 1000;

function readSettings(given: unknown): ClusterSettings {
  const { nodes, ipFamily, proxyMode, clusterDomain, pods } = record(given) ?? {};
  const named = (Array.isArray(nodes) ? nodes : []).slice(0, mostNodes).flatMap((node: unknown): NodeSetting[] => {
    const { name, zone } = record(node) ?? {};
    return typeof name === 'string' && typeof zone === 'string' ? [{ name, zone }] : [];
  });
  const states = record(pods);
  return {
    nodes: named.length > 0 ? named : defaultSettings.nodes,
    ipFamily: families.find((family) => family === ipFamily) ?? defaultSettings.ipFamily,
    proxyMode: proxyMode === 'nftables' ? 'nftables' : 'iptables',
    clusterDomain: typeof clusterDomain === 'string' && clusterDomain ? clusterDomain : defaultSettings.clusterDomain,
    pods: {
      notReady: strings(states?.notReady),
      terminating: strings(states?.terminating),
      failed: strings(states?.failed),
      succeeded: strings(states?.succeeded),
    },
  };
}

const strings = (given: unknown) => (Array.isArray(given) ? given.filter((entry) => typeof entry === 'string') : []);

function record(given: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
