import { type Cluster, findObject, listOf } from '../../../cluster/cluster.ts';
import { podName, type Resolver } from '../../../cluster/coredns/index.ts';
import { type ObjectRef, refOf } from '../../../cluster/object.ts';
import type { Service } from '../../../cluster/types.ts';
import { type Context, cite } from '../context.ts';
import { likeliest } from '../mend/likeness.ts';
import { addService } from '../mend/missing-service.ts';
import { mendResolver } from '../mend/resolver.ts';
import { type Cause, nobodySentence } from '../nobody/cause.ts';
import { whyNobody } from '../nobody/why-nobody.ts';
import { findPod, spelt } from './spelt-name.ts';
import { wayWithoutDns } from './way-without-dns.ts';
import { whyAliasFails } from './why-alias.ts';
import { whyNoEndpointName, whyNoPodName } from './why-no-pod-name.ts';
import { whyZoneIsEmpty } from './why-zone-name.ts';

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
    if (own && !findObject(cluster, 'Namespace', undefined, second)) return whyNoEndpointName(context, first, own);
    const pod = findPod(cluster, first, vantage.namespace);
    if (pod && !findObject(cluster, 'Namespace', undefined, second)) return whyNoPodName(context, pod, `${first}.${second}`);
    return ofService(context, first, second, name);
  }
  if (labels.length === 3) {
    const service = findObject(cluster, 'Service', third, second);
    if (service) return whyNoEndpointName(context, first, service);
    const pod = findPod(cluster, first, third);
    return pod ? whyNoPodName(context, pod, `${first}.${second}`) : ofService(context, second, third, name);
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

function ofPort(
  context: Context,
  service: Service | undefined,
  port: { readonly name: string; readonly protocol: string },
): Cause | undefined {
  if (!service || whyNobody(context, service)) return undefined;
  const ref = refOf(service);
  const ports = (service.spec.ports ?? []).map(({ name, protocol }) => `${name || 'one without a name'} (${protocol})`);
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
