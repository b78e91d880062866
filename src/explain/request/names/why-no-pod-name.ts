import { findObject, listOf } from '../../../cluster/cluster.ts';
import { podName } from '../../../cluster/coredns/index.ts';
import { matchesMap } from '../../../cluster/label-selector.ts';
import { controllerOf, refOf } from '../../../cluster/object.ts';
import { isPodReady } from '../../../cluster/pod-status.ts';
import type { Pod, Service, StatefulSet } from '../../../cluster/types.ts';
import { citeEndpoints, citeHostname } from '../cited-fields.ts';
import { type Context, cite } from '../context.ts';
import { mendPodName, scaleTo } from '../mend/pod-name.ts';
import type { Cause } from '../nobody/cause.ts';
import { findPod } from './spelt-name.ts';

/** Why `web-7.web` is no name: no endpoint of the Service is called so. */
export function whyNoEndpointName(context: Context, hostname: string, service: Service): Cause | undefined {
  const { namespace = '', name } = service.metadata;
  const pod = findPod(context.cluster, hostname, namespace);
  if (pod) return whyNoPodName(context, pod, `${hostname}.${name}`);
  const ref = refOf(service);
  const set = listOf(context.cluster, 'StatefulSet').find(
    (one) => one.metadata.namespace === namespace && hostname.replace(/-\d+$/, '') === one.metadata.name,
  );
  if (!set)
    return {
      because: `no endpoint of Service ${name} has the hostname ${hostname}`,
      objects: [ref],
      sources: citeEndpoints(context, service),
    };
  const because = whyNoReplica(context, set, hostname);
  return { because, objects: [ref, refOf(set)], sources: cite(context, refOf(set), 'spec.replicas'), ...scaleTo(context, set, hostname) };
}

/** A number that is too high, or a Pod that still waits for those before it. */
function whyNoReplica({ cluster }: Context, { metadata, spec }: StatefulSet, hostname: string): string {
  const first = spec.ordinals?.start ?? 0;
  const last = first + (spec.replicas ?? 1) - 1;
  const nameOf = (ordinal: number) => `${metadata.name}-${ordinal}`;
  const asked = Number(/\d+$/.exec(hostname)?.[0]);
  const isReady = (ordinal: number) => {
    const pod = findObject(cluster, 'Pod', metadata.namespace, nameOf(ordinal));
    return pod !== undefined && isPodReady(pod);
  };
  const waits = Array.from({ length: Math.min(1000, asked - first) }, (_, at) => first + at).find((ordinal) => !isReady(ordinal));
  return asked <= last && asked >= first && waits !== undefined
    ? `StatefulSet ${metadata.name} starts its Pods one after the other, and ${nameOf(waits)} is not ready, so there is no ${hostname} yet`
    : `StatefulSet ${metadata.name} has no Pod ${hostname}: its Pods are ${nameOf(first)} to ${nameOf(last)}`;
}

/** A Pod has the name that its StatefulSet's serviceName says, and that only where such a Service has it as an endpoint. */
export function whyNoPodName(context: Context, pod: Pod, asked: string): Cause {
  const governed = ofGovernedPod(context, pod, asked);
  if (governed) return governed;
  const { name, reason } = podName(context.cluster, pod);
  const refs = [refOf(pod)];
  if (name !== undefined) {
    const better = name.replace(/\.$/, '').split('.').slice(0, 3).join('.');
    return {
      because: `Pod ${pod.metadata.name} is called ${better}`,
      objects: refs,
      sources: citeHostname(context, pod),
      instead: context.command.replace(asked, better),
    };
  }
  return {
    because: reason.replace(/\.$/, '').replace(/^It /, `Pod ${pod.metadata.name} `),
    objects: refs,
    ...mendPodName(context, pod, asked),
  };
}

/** The Service that was asked for is there and selects the Pod, but its StatefulSet names another. */
function ofGovernedPod(context: Context, pod: Pod, asked: string): Cause | undefined {
  const [, name = ''] = asked.split('.');
  const owner = controllerOf(pod);
  const namespace = pod.metadata.namespace ?? '';
  const service = findObject(context.cluster, 'Service', namespace, name);
  const set = owner?.kind === 'StatefulSet' ? findObject(context.cluster, 'StatefulSet', namespace, owner.name) : undefined;
  if (set && service && set.spec.serviceName === name && pod.spec.subdomain !== name) return ofOlderPod(context, pod, set);
  if (!set || !service || set.spec.serviceName === name || !matchesMap(service.spec.selector, pod.metadata.labels)) return undefined;
  const says = set.spec.serviceName ? `serviceName is ${set.spec.serviceName}` : 'it has no serviceName';
  const because = `${asked} exists only if the StatefulSet's serviceName names the Service ${name}; ${says}`;
  return { because, objects: [refOf(pod), refOf(set), refOf(service)], ...mendPodName(context, pod, asked) };
}

/** A running Pod that was made before its StatefulSet named this Service. */
// kubernetes pkg/apis/apps/validation/validation.go ValidateStatefulSetUpdate: serviceName never changes in place
function ofOlderPod(context: Context, pod: Pod, set: StatefulSet): Cause {
  const { metadata, spec } = pod;
  const { name, namespace } = metadata;
  const was = spec.subdomain ? `under serviceName ${spec.subdomain}` : 'without a serviceName';
  return {
    because: `Pod ${name} was made ${was} and keeps its name until it is made anew; serviceName does not change in place: delete StatefulSet ${set.metadata.name} with --cascade=orphan, apply it again and restart its Pods`,
    objects: [refOf(pod), refOf(set)],
    sources: cite(context, refOf(pod), 'spec.subdomain'),
    command: `kubectl get pod -n ${namespace} ${name} -o jsonpath={.spec.subdomain}`,
  };
}
