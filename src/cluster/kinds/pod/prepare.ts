import type { Pod, PodSpec } from '../../types.ts';

const patience = 300;
const nodeTroubles = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/** The first status, and the patience with a node in trouble that admission gives every Pod. */
// kubernetes pkg/registry/core/pod/strategy.go PrepareForCreate, plugin/pkg/admission/defaulttolerationseconds
export function preparePod(pod: Pod, old?: Pod): Pod {
  if (old) return { ...pod, status: old.status };
  return {
    ...pod,
    spec: withNodeTolerations(pod.spec),
    status: { phase: 'Pending', qosClass: qosClassOf(pod.spec) },
  };
}

function withNodeTolerations(spec: PodSpec): PodSpec {
  const given = spec.tolerations ?? [];
  const missing = nodeTroubles.filter(
    (key) => !given.some((one) => (!one.key || one.key === key) && (!one.effect || one.effect === 'NoExecute')),
  );
  if (missing.length === 0) return spec;
  const added = missing.map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: patience }));
  return { ...spec, tolerations: [...given, ...added] };
}

type Resources = { limits?: Record<string, unknown>; requests?: Record<string, unknown> } | undefined;

// kubernetes pkg/apis/core/helper/qos/qos.go ComputePodQOS
export function qosClassOf(spec: PodSpec): 'BestEffort' | 'Burstable' | 'Guaranteed' {
  const all = [...(spec.initContainers ?? []), ...(spec.containers ?? [])].map(({ resources }) => resources as Resources);
  const names = ['cpu', 'memory'];
  const isSet = (list: Record<string, unknown> | undefined) => names.some((name) => list?.[name] !== undefined);
  if (!all.some((resources) => isSet(resources?.limits) || isSet(resources?.requests))) return 'BestEffort';
  const isGuaranteed = all.every((resources) =>
    names.every((name) => {
      const limit = resources?.limits?.[name];
      return limit !== undefined && (resources?.requests?.[name] ?? limit) === limit;
    }),
  );
  return isGuaranteed ? 'Guaranteed' : 'Burstable';
}
