import { type Cluster, findObject, listOf } from '../../cluster.ts';
import { podName } from '../../coredns/index.ts';
import { inBrackets } from '../../ip-address.ts';
import { matchesMap } from '../../label-selector.ts';
import { controllerOf, type ObjectRef } from '../../object.ts';
import { tellsServicesOf } from '../../observed-cluster.ts';
import { oncePerObject } from '../../once-per-object.ts';
import { isPodReady } from '../../pod-status.ts';
import type { Pod } from '../../types.ts';
import { nodeIdOf, type Paths } from '../paths.ts';
import type { Presentation, PresentationRow } from '../presentation.ts';
import { troubleOf } from './trouble.ts';

const homeless = 'on no node';

interface State {
  readonly word: string;
  readonly glyph: string;
  readonly tone: 'good' | 'warning' | 'bad' | 'plain';
}

/** Where traffic ends: address, whether it is ready, and the name that only it has. */
export function presentPod(pod: Pod, cluster: Cluster): Presentation {
  const { name, namespace } = pod.metadata;
  const isPublished = published(pod, cluster);
  const state = stateOf(pod, isPublished);
  const address = addressOf(pod);
  const takesTraffic = state.word !== 'finished' && state.word !== 'failed' && pod.status.podIP !== undefined;
  const unselected = takesTraffic && isPublished === undefined && tellsServicesOf(cluster, namespace ?? '');
  const ownName = ownNameOf(pod, cluster);
  const rows: PresentationRow[] = [{ text: address, mono: true }];
  if (ownName) rows.push(ownName);
  if (state.word !== 'ready') rows.push({ text: state.word, tone: state.tone });
  if (unselected) rows.push({ text: 'no Service selects it' });
  const owner = ownerOf(pod, cluster);
  return {
    lane: 'pods',
    title: name,
    subtitle: '',
    rows,
    badges: [],
    tone: state.tone === 'good' ? 'plain' : state.tone,
    mark: { glyph: state.glyph, tone: state.tone },
    box: boxOf(pod),
    ...(owner ? { replicaOf: { owner, state: unselected ? `${state.word}, unselected` : state.word } } : {}),
    accessibleName: `Pod ${namespace}/${name}, ${state.word}, ${address}, ${pod.spec.nodeName ? `on ${pod.spec.nodeName}` : homeless}${unselected ? ', no Service selects it' : ''}`,
  };
}

export function podPaths(pod: Pod): Paths {
  return pod.spec.nodeName ? {} : { boxes: [{ id: homeless, title: homeless, rank: Number.MAX_SAFE_INTEGER - 1 }] };
}

function boxOf({ spec }: Pod): string {
  return spec.nodeName ? nodeIdOf({ kind: 'Node', name: spec.nodeName }) : homeless;
}

function stateOf(pod: Pod, isPublished: boolean | undefined): State {
  const { metadata, status } = pod;
  const trouble = troubleOf(pod);
  if (status.phase === 'Failed') return { word: 'failed', glyph: '✕', tone: 'bad' };
  if (status.phase === 'Succeeded') return { word: 'finished', glyph: '✓', tone: 'plain' };
  if (metadata.deletionTimestamp) return { word: 'terminating', glyph: '◐', tone: 'warning' };
  if (!status.podIP) return { word: trouble ? `pending: ${trouble}` : 'pending, no address yet', glyph: '◌', tone: 'warning' };
  if (isPodReady(pod)) return { word: 'ready', glyph: '●', tone: 'good' };
  return {
    word: `${trouble ?? 'not ready'}${isPublished ? ', published all the same' : ': gets no traffic'}`,
    glyph: '○',
    tone: 'warning',
  };
}

function addressOf({ spec, status }: Pod): string {
  const ports = spec.containers.flatMap((container) => container.ports ?? []);
  const [port] = ports;
  const ip = status.podIP ?? 'no address';
  const shown = ports.length === 1 && port && status.podIP ? `${inBrackets(ip)}:${port.containerPort}` : ip;
  return spec.hostNetwork ? `${shown} (host network)` : shown;
}

/** Whether some slice calls it ready, by `namespace/name`. */
const podsInSlices = oncePerObject((cluster: Cluster): ReadonlyMap<string, boolean> => {
  const found = new Map<string, boolean>();
  for (const { endpoints, metadata } of listOf(cluster, 'EndpointSlice'))
    for (const { targetRef, conditions } of endpoints ?? []) {
      const name = `${targetRef?.namespace ?? metadata.namespace}/${targetRef?.name}`;
      found.set(name, found.get(name) || conditions?.ready !== false);
    }
  return found;
});

/** Whether traffic is sent to it; undefined where no slice has it. */
function published({ metadata }: Pod, cluster: Cluster): boolean | undefined {
  return podsInSlices(cluster).get(`${metadata.namespace}/${metadata.name}`);
}

/** The name that DNS has of it, whether or not the Service has a cluster IP as well. */
function ownNameOf(pod: Pod, cluster: Cluster): PresentationRow | undefined {
  const { metadata } = pod;
  const { hostname, subdomain } = pod.spec;
  if (!hostname || !subdomain) return undefined;
  if (podName(cluster, pod).name) return { text: `${hostname}.${subdomain}`, mono: true, tone: 'dns' };
  const governing = findObject(cluster, 'Service', metadata.namespace, subdomain);
  if (!governing && !tellsServicesOf(cluster, metadata.namespace ?? '')) return undefined;
  if (!governing) return { text: `no name of its own: no Service ${subdomain}`, tone: 'warning' };
  if (!matchesMap(governing.spec.selector, metadata.labels))
    return { text: `no name of its own: ${subdomain} does not select it`, tone: 'warning' };
  return { text: 'no name of its own while not ready', tone: 'warning' };
}

/** A Deployment's Pods belong to it, not to the ReplicaSet between. */
function ownerOf(pod: Pod, cluster: Cluster): ObjectRef | undefined {
  const owner = controllerOf(pod);
  if (!owner) return undefined;
  const { namespace = '' } = pod.metadata;
  const between = owner.kind === 'ReplicaSet' ? findObject(cluster, 'ReplicaSet', namespace, owner.name) : undefined;
  const above = between && controllerOf(between);
  return { kind: above?.kind ?? owner.kind, namespace, name: above?.name ?? owner.name };
}
