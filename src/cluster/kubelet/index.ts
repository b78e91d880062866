import { creationTime } from '../identity.ts';
import { qosClassOf } from '../kinds/pod/prepare.ts';
import { isPodReady } from '../pod-status.ts';
import type { Condition, Node, Pod, PodStatus } from '../types.ts';

/** How a Pod fares on its node. */
export type Fate = 'ready' | 'notReady' | 'failed' | 'succeeded';

/** The Pod as its node reports it, with these addresses. */
export function runPod(pod: Pod, node: Node, podIps: readonly string[], fate: Fate): Pod {
  const hostIps = nodeIps(node);
  const ips = pod.spec.hostNetwork ? hostIps : podIps;
  const status: PodStatus = {
    phase: fate === 'failed' ? 'Failed' : fate === 'succeeded' ? 'Succeeded' : 'Running',
    conditions: conditionsOf(pod, fate),
    ...(hostIps[0] ? { hostIP: hostIps[0], hostIPs: hostIps.map((ip) => ({ ip })) } : {}),
    ...(ips[0] ? { podIP: ips[0], podIPs: ips.map((ip) => ({ ip })) } : {}),
    startTime: creationTime,
    containerStatuses: pod.spec.containers.map(({ name, image = '' }) => ({
      name,
      state: stateOf(fate),
      lastState: {},
      ready: fate === 'ready',
      restartCount: 0,
      image,
      imageID: image,
      started: fate === 'ready',
    })),
    qosClass: pod.status?.qosClass ?? qosClassOf(pod.spec),
  };
  return { ...pod, status };
}

/** A Pod whose node has no address left for it. */
export function waitForAddress(pod: Pod): Pod {
  const conditions = conditionsOf(pod, 'notReady');
  return {
    ...pod,
    status: { phase: 'Pending', conditions, startTime: creationTime, qosClass: pod.status?.qosClass ?? qosClassOf(pod.spec) },
  };
}

/** The fate that the Pod's status tells of; undefined before its node has seen it. */
export function fateOf(pod: Pod): Fate | undefined {
  switch (pod.status?.phase) {
    case 'Failed':
      return 'failed';
    case 'Succeeded':
      return 'succeeded';
    case 'Running':
      return isPodReady(pod) ? 'ready' : 'notReady';
    default:
      return undefined;
  }
}

function conditionsOf(pod: Pod, fate: Fate): Condition[] {
  const ready = fate === 'ready' ? 'True' : 'False';
  const own: Condition[] = [
    { type: 'Initialized', status: 'True', lastTransitionTime: creationTime },
    { type: 'ContainersReady', status: ready, lastTransitionTime: creationTime },
    { type: 'Ready', status: ready, lastTransitionTime: creationTime },
  ];
  const others = (pod.status?.conditions ?? []).filter(({ type }) => !own.some((condition) => condition.type === type));
  return [...own, ...others];
}

function stateOf(fate: Fate): Record<string, unknown> {
  if (fate === 'failed' || fate === 'succeeded') {
    return { terminated: { exitCode: fate === 'failed' ? 1 : 0, startedAt: null, finishedAt: null } };
  }
  return { running: { startedAt: creationTime } };
}

function nodeIps({ status }: Node): string[] {
  return (status.addresses ?? []).filter(({ type }) => type === 'InternalIP').map(({ address }) => address);
}
