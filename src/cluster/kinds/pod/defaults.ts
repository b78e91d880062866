import type { Pod } from '../../types.ts';
import { type FullContainer, type FullPodSpec, fullSpec } from './pod-spec.ts';
import { defaultPodSpec } from './pod-spec-defaults.ts';

// kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Pod
export function defaultPod(pod: Pod): Pod {
  const spec = defaultPodSpec(fullSpec(pod.spec ?? {}));
  const requested = overContainers(spec, requestLimits);
  const ported = spec.hostNetwork ? overContainers(requested, exposeOnHost) : requested;
  return { ...pod, spec: { ...ported, enableServiceLinks: spec.enableServiceLinks ?? true } };
}

function overContainers(spec: FullPodSpec, change: (container: FullContainer) => FullContainer): FullPodSpec {
  return {
    ...spec,
    ...(spec.containers ? { containers: spec.containers.map(change) } : {}),
    ...(spec.initContainers ? { initContainers: spec.initContainers.map(change) } : {}),
  };
}

function requestLimits(container: FullContainer): FullContainer {
  const { limits, requests } = container.resources ?? {};
  return limits ? { ...container, resources: { ...container.resources, requests: { ...limits, ...requests } } } : container;
}

function exposeOnHost(container: FullContainer): FullContainer {
  if (!container.ports) return container;
  return { ...container, ports: container.ports.map((port) => ({ ...port, hostPort: port.hostPort || port.containerPort })) };
}
