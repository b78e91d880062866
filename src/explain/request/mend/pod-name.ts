import { findObject, listOf } from '../../../cluster/cluster.ts';
import { matchesMap } from '../../../cluster/label-selector.ts';
import { controllerOf, refOf } from '../../../cluster/object.ts';
import { isPodReady } from '../../../cluster/pod-status.ts';
import type { Pod, StatefulSet } from '../../../cluster/types.ts';
import { citeHostname } from '../cited-fields.ts';
import { type Context, cite, editField, fixOf } from '../context.ts';
import type { Hop } from '../trace.ts';
import { editBeside } from './edit-beside.ts';
import { addGoverningService } from './missing-service.ts';

/** Gives a Pod the name `asked`, such as `web-0.web`: by its StatefulSet's serviceName, or by its own hostname and subdomain. */
export function mendPodName(context: Context, pod: Pod, asked: string): Pick<Hop, 'fix' | 'sources'> {
  const { cluster } = context;
  const published = publish(context, pod);
  if (published) return published;
  const owner = controllerOf(pod);
  const namespace = pod.metadata.namespace ?? '';
  const set = owner?.kind === 'StatefulSet' ? findObject(cluster, 'StatefulSet', namespace, owner.name) : undefined;
  if (!set) return { sources: citeHostname(context, pod), ...nameItself(context, pod, asked) };
  const sources = cite(context, refOf(set), 'spec.serviceName');
  const selecting = listOf(cluster, 'Service').filter(
    ({ metadata, spec }) => metadata.namespace === namespace && spec.clusterIP === 'None' && matchesMap(spec.selector, pod.metadata.labels),
  );
  const others = selecting.filter(({ metadata }) => metadata.name !== set.spec.serviceName);
  const meant = others.find(({ metadata }) => metadata.name === asked.split('.')[1]) ?? others[0];
  const isThere = findObject(cluster, 'Service', namespace, set.spec.serviceName ?? '') !== undefined;
  if (!meant && !isThere) return { sources, ...addGoverningService(context, set) };
  if (!meant || !set.spec.serviceName || selecting.some(({ metadata }) => metadata.name === set.spec.serviceName)) return { sources };
  const edits = editField(context, refOf(set), 'spec.serviceName', set.spec.serviceName, meant.metadata.name);
  return { sources, ...fixOf(`Let serviceName be ${meant.metadata.name}`, edits) };
}

/** A Service that would name the Pod if it published what is not ready, as Pods that look for their peers want it. */
function publish(context: Context, pod: Pod): Pick<Hop, 'fix' | 'sources'> | undefined {
  const { metadata, spec, status } = pod;
  const service = findObject(context.cluster, 'Service', metadata.namespace, spec.subdomain ?? '');
  if (!service || !spec.hostname || !status.podIP || service.spec.publishNotReadyAddresses) return undefined;
  const isServing = isPodReady(pod) && !metadata.deletionTimestamp;
  if (isServing || !matchesMap(service.spec.selector, metadata.labels)) return undefined;
  const ref = refOf(service);
  const edits = editBeside(context, ref, 'spec.selector', 'publishNotReadyAddresses', true);
  return { sources: cite(context, ref), ...fixOf('Publish addresses that are not ready', edits) };
}

/** A Pod of no controller says itself what it is called. */
function nameItself(context: Context, pod: Pod, asked: string): Pick<Hop, 'fix'> {
  const [hostname = '', subdomain = ''] = asked.split('.');
  const service = findObject(context.cluster, 'Service', pod.metadata.namespace, subdomain);
  if (!service || !matchesMap(service.spec.selector, pod.metadata.labels)) return {};
  const own = pod.spec;
  if ((own.hostname ?? hostname) !== hostname || (own.subdomain ?? subdomain) !== subdomain) return {};
  const ref = refOf(pod);
  const edits = [
    own.hostname ? [] : editBeside(context, ref, 'spec.containers', 'hostname', hostname),
    own.subdomain ? [] : editBeside(context, ref, 'spec.containers', 'subdomain', subdomain),
  ];
  return edits.some((one) => one === undefined)
    ? {}
    : fixOf(
        `Name it ${asked}`,
        edits.flatMap((one) => one ?? []),
      );
}

/** As many replicas as a name needs, where that is not many more. */
export function scaleTo(context: Context, { metadata, spec }: StatefulSet, hostname: string): Pick<Hop, 'fix'> {
  const count = spec.replicas ?? 1;
  const wanted = Number(/\d+$/.exec(hostname)?.[0]) - (spec.ordinals?.start ?? 0) + 1;
  if (!(wanted > count && wanted <= count + 10)) return {};
  const ref = { kind: 'StatefulSet', namespace: metadata.namespace ?? 'default', name: metadata.name };
  const edits =
    editField(context, ref, 'spec.replicas', String(count), String(wanted)) ??
    editBeside(context, ref, 'spec.selector', 'replicas', wanted);
  return fixOf(`Run ${wanted} replicas`, edits);
}
