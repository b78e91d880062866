import { type Cluster, findObject, listOf } from '../../../cluster/cluster.ts';
import { addressOfReverseName } from '../../../cluster/coredns/address.ts';
import { podName, type Resolver } from '../../../cluster/coredns/index.ts';
import { matchesMap } from '../../../cluster/label-selector.ts';
import { controllerOf, type ObjectRef, refOf } from '../../../cluster/object.ts';
import { isPodReady } from '../../../cluster/pod-status.ts';
import type { Pod, Service, StatefulSet } from '../../../cluster/types.ts';
import { clusterRangeOf } from '../addresses/cluster-range.ts';
import { citeEndpoints, citeHostname } from '../cited-fields.ts';
import { type Context, cite } from '../context.ts';
import { likeliest } from '../mend/likeness.ts';
import { addService } from '../mend/missing-service.ts';
import { mendPodName, scaleTo } from '../mend/pod-name.ts';
import { mendResolver } from '../mend/resolver.ts';
import { type Cause, nobodySentence } from '../nobody/cause.ts';
import { whyNobody } from '../nobody/why-nobody.ts';
import { wayWithoutDns } from './way-without-dns.ts';
import { whyAliasFails } from './why-alias.ts';
import { whyZoneIsEmpty } from './why-zone-name.ts';

/** The labels of a name as people write it: `web`, `web.shop`, `web-0.web.shop`, with or without `svc.cluster.local`. */
interface Spelt {
  readonly labels: readonly string[];
  /** `_http._tcp` before them. */
  readonly port?: { readonly name: string; readonly protocol: string };
}

function spelt(cluster: Cluster, name: string): Spelt {
  const bare = name.toLowerCase().replace(/\.$/, '');
  const domain = `.${cluster.settings.clusterDomain}`;
  const inside = bare.endsWith(domain) ? bare.slice(0, -domain.length) : bare;
  const labels = (inside.endsWith('.svc') ? inside.slice(0, -4) : inside).split('.');
  const [first = '', second = ''] = labels;
  if (labels.length < 3 || !first.startsWith('_') || !second.startsWith('_')) return { labels };
  return { labels: labels.slice(2), port: { name: first.slice(1), protocol: second.slice(1) } };
}

/** Whether a name that was not found was probably meant for this cluster. */
export function isMeantForCluster(cluster: Cluster, name: string, namespace: string): boolean {
  const bare = name.toLowerCase().replace(/\.$/, '');
  if (!bare.includes('.') || /\.svc(\.|$)/.test(bare)) return true;
  if (`.${bare}`.endsWith(`.${cluster.settings.clusterDomain}`)) return true;
  const address = addressOfReverseName(`${bare}.`);
  if (address) return clusterRangeOf(address) !== undefined;
  const { labels } = spelt(cluster, name);
  const [first = '', second = '', third = ''] = labels;
  const namespaces = listOf(cluster, 'Namespace').map(({ metadata }) => metadata.name);
  const services = listOf(cluster, 'Service').map(({ metadata }) => metadata.name);
  if (labels.length > 3) return false;
  if (namespaces.includes(second) || namespaces.includes(third)) return true;
  return services.includes(first) || services.includes(second) || findPod(cluster, first, namespace) !== undefined;
}

/** Why there is no record for a name, what was probably meant, and what would mend it. */
export function whyNoName(context: Context, name: string, resolver: Resolver): Cause | undefined {
  const { cluster, vantage } = context;
  const { labels, port } = spelt(cluster, name);
  if (resolver.server === 'node') {
    return {
      because: `${resolver.reason} Names of Services exist in CoreDNS alone`,
      objects: [],
      sources: vantage.ref ? cite(context, vantage.ref, 'spec.dnsPolicy') : [],
      ...(vantage.asker.kind === 'pod' ? mendResolver(context, vantage.asker.pod) : wayWithoutDns(context, name, labels)),
    };
  }
  const [first = '', second = '', third = ''] = labels;
  const unfinished = whyZoneIsEmpty(context, name) ?? withoutSvc(context, name, labels);
  if (unfinished) return unfinished;
  if (port && labels.length < 3)
    return (
      ofPort(context, findObject(cluster, 'Service', second || vantage.namespace, first), port) ??
      ofService(context, first, second || vantage.namespace, name)
    );
  if (labels.length === 1) return ofService(context, first, vantage.namespace, name);
  if (labels.length === 2) {
    const own = findObject(cluster, 'Service', vantage.namespace, second) ?? undefined;
    if (own && !findObject(cluster, 'Namespace', undefined, second)) return ofEndpoint(context, first, own);
    const pod = findPod(cluster, first, vantage.namespace);
    if (pod && !findObject(cluster, 'Namespace', undefined, second)) return ofPod(context, pod, `${first}.${second}`);
    return ofService(context, first, second, name);
  }
  if (labels.length === 3) {
    const service = findObject(cluster, 'Service', third, second);
    if (service) return ofEndpoint(context, first, service);
    const pod = findPod(cluster, first, third);
    return pod ? ofPod(context, pod, `${first}.${second}`) : ofService(context, second, third, name);
  }
  return undefined;
}

/** `web.shop.cluster.local`, which lacks what says that it is a Service's name. */
function withoutSvc(context: Context, name: string, labels: readonly string[]): Cause | undefined {
  const { cluster, command } = context;
  const asked = name.replace(/\.$/, '');
  const domain = `.${cluster.settings.clusterDomain}`;
  const before = asked.toLowerCase().slice(0, -domain.length);
  if (!asked.toLowerCase().endsWith(domain) || /\.(svc|pod)$/.test(before)) return undefined;
  const [service = '', namespace = ''] = labels.slice(-2);
  const found = findObject(cluster, 'Service', namespace, service);
  if (!found) return undefined;
  const ref = refOf(found);
  const because = `names of Services end in .svc${domain}, and this one lacks the svc`;
  return {
    because,
    objects: [ref],
    sources: cite(context, ref, 'metadata.name'),
    instead: command.replace(asked, `${before}.svc${domain}`),
  };
}

/** By its name, or by the hostname that it gives itself. */
function findPod(cluster: Cluster, name: string, namespace: string): Pod | undefined {
  return (
    findObject(cluster, 'Pod', namespace, name) ??
    listOf(cluster, 'Pod').find(({ metadata, spec }) => metadata.namespace === namespace && spec.hostname === name)
  );
}

function ofPort(
  context: Context,
  service: Service | undefined,
  port: { readonly name: string; readonly protocol: string },
): Cause | undefined {
  if (!service || whyNobody(context, service)) return undefined;
  const ref = refOf(service);
  const ports = (service.spec.ports ?? []).map(({ name, protocol }) => `${name || 'without a name'} (${protocol})`);
  const because = `Service ${service.metadata.name} has no ${port.protocol.toUpperCase()} port named ${port.name}; its ports: ${ports.join(', ') || 'none'}`;
  return { because, objects: [ref], sources: cite(context, ref, 'spec.ports') };
}

function ofService(context: Context, name: string, namespace: string, asked: string): Cause | undefined {
  const { cluster } = context;
  const services = listOf(cluster, 'Service');
  const service = findObject(cluster, 'Service', namespace, name);
  const nothing = { objects: [], sources: [] };
  const again = (better: string) => ({ instead: context.command.replace(asked.replace(/\.$/, ''), better) });
  if (service) return ofEmptyService(context, service);
  if (!findObject(cluster, 'Namespace', undefined, namespace)) {
    const meant = likeliest(
      namespace,
      listOf(cluster, 'Namespace').map(({ metadata }) => metadata.name),
    );
    return { because: `there is no namespace ${namespace}`, ...nothing, ...(meant ? again(`${name}.${meant}`) : {}) };
  }
  const elsewhere = services.find(({ metadata }) => metadata.name === name);
  if (elsewhere) {
    const home = elsewhere.metadata.namespace ?? '';
    const ref = refOf(elsewhere);
    return {
      because: `Service ${name} is in namespace ${home}; from ${namespace} it is called ${name}.${home}`,
      objects: [ref],
      sources: cite(context, ref, 'metadata.namespace'),
      ...again(`${name}.${home}`),
    };
  }
  const meant = likeliest(
    name,
    services.filter(({ metadata }) => metadata.namespace === namespace).map(({ metadata }) => metadata.name),
  );
  if (meant) {
    const ref = { kind: 'Service', namespace, name: meant };
    return {
      because: `there is no Service ${name} in namespace ${namespace}; there is ${meant}`,
      objects: [ref],
      sources: cite(context, ref, 'metadata.name'),
      ...again(asked.replace(name, meant)),
    };
  }
  const other = workloadNamed(cluster, namespace, name);
  const pod = other?.kind === 'Pod' ? findObject(cluster, 'Pod', namespace, name) : undefined;
  const full = pod && podName(cluster, pod).name;
  if (other && full) {
    const better = full
      .split('.')
      .slice(0, namespace === context.vantage.namespace ? 2 : 3)
      .join('.');
    return {
      because: `Pod ${name} is called ${better}: only Services have names of one word`,
      objects: [other],
      sources: cite(context, other),
      ...again(better),
    };
  }
  if (other)
    return {
      because: `${other.kind} ${name} is no Service, and only Services have names`,
      objects: [other],
      sources: cite(context, other),
      ...addService(context, other),
    };
  return { because: `there is no Service ${name} in namespace ${namespace}`, ...nothing };
}

function workloadNamed(cluster: Cluster, namespace: string, name: string): ObjectRef | undefined {
  const kinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Pod', 'Ingress', 'Gateway'] as const;
  const kind = kinds.find((one) => findObject(cluster, one, namespace, name));
  return kind && { kind, namespace, name };
}

function ofEmptyService(context: Context, service: Service): Cause | undefined {
  const headless = service.spec.clusterIP === 'None';
  if (service.spec.type === 'ExternalName') return whyAliasFails(context, service);
  const cause = whyNobody(context, service);
  if (!headless || !cause) return undefined;
  const empty = `Service ${service.metadata.name} is headless and has no ready endpoint, because ${cause.because}`;
  return { ...cause, because: cause.port === undefined ? empty : nobodySentence(service, cause) };
}

function ofEndpoint(context: Context, hostname: string, service: Service): Cause | undefined {
  const { namespace = '', name } = service.metadata;
  const pod = findPod(context.cluster, hostname, namespace);
  if (pod) return ofPod(context, pod, `${hostname}.${name}`);
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
function ofPod(context: Context, pod: Pod, asked: string): Cause {
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
  if (!set || !service || set.spec.serviceName === name || !matchesMap(service.spec.selector, pod.metadata.labels)) return undefined;
  const says = set.spec.serviceName ? `serviceName is ${set.spec.serviceName}` : 'it has no serviceName';
  const because = `${asked} exists only if the StatefulSet's serviceName names the Service ${name}; ${says}`;
  return { because, objects: [refOf(pod), refOf(set), refOf(service)], ...mendPodName(context, pod, asked) };
}
