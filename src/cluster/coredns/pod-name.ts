import { type Cluster, findObject } from '../cluster.ts';
import { matchesMap } from '../label-selector.ts';
import { controllerOf } from '../object.ts';
import { isFinished, isPodReady, podIpsOf } from '../pod-status.ts';
import type { Pod, Service } from '../types.ts';

/** In one sentence: why a Pod has no name of its own. */
// kubernetes staging endpointslice/utils.go podToEndpoint, ShouldSetHostname
export function whyNoPodName(cluster: Cluster, pod: Pod): string {
  const { hostname, subdomain } = pod.spec;
  const namespace = pod.metadata.namespace ?? 'default';
  const owner = controllerOf(pod);
  const set = owner?.kind === 'StatefulSet' ? `StatefulSet ${owner.name}` : undefined;
  const field = set ? `serviceName of ${set}` : 'its subdomain';
  if (!subdomain) {
    if (set) return `${set} has no serviceName, so its Pods have no subdomain and no name of their own.`;
    return hostname
      ? 'It has a hostname but no subdomain; only both together make a name.'
      : 'It has neither hostname nor subdomain; a headless Service gives it a name made of its address alone.';
  }
  if (!hostname) return `It has a subdomain (${subdomain}) but no hostname; only both together make a name.`;
  const service = findObject(cluster, 'Service', namespace, subdomain);
  const wanted = `${hostname}.${subdomain}.${namespace}.svc.${cluster.settings.clusterDomain}`;
  if (!service)
    return `${wanted} does not exist: ${field} is ${subdomain}, and there is no Service of that name in namespace ${namespace}.`;
  return `${wanted} does not exist: ${whyNotEndpoint(pod, service)}`;
}

function whyNotEndpoint(pod: Pod, service: Service): string {
  const { name } = service.metadata;
  const { selector, type, publishNotReadyAddresses } = service.spec;
  if (type === 'ExternalName') return `Service ${name} is an ExternalName, an alias without endpoints.`;
  if (!selector || Object.keys(selector).length === 0) return `Service ${name} has no selector, so no Pod becomes its endpoint.`;
  if (!matchesMap(selector, pod.metadata.labels)) {
    const [key = '', wanted = ''] = Object.entries(selector).find(([label, value]) => pod.metadata.labels?.[label] !== value) ?? [];
    const has = pod.metadata.labels?.[key];
    return `Service ${name} selects ${key}=${wanted}, and the Pod has ${has === undefined ? `no label ${key}` : `${key}=${has}`}.`;
  }
  if (podIpsOf(pod).length === 0) return 'the Pod has no address yet.';
  if (isFinished(pod)) return `the Pod has finished (${pod.status.phase}).`;
  if (pod.metadata.deletionTimestamp && !publishNotReadyAddresses)
    return `the Pod is terminating, and Service ${name} does not publish addresses that are not ready (publishNotReadyAddresses).`;
  if (!isPodReady(pod) && !publishNotReadyAddresses) {
    return `the Pod is not ready, and Service ${name} does not publish addresses that are not ready (publishNotReadyAddresses).`;
  }
  return `no EndpointSlice of Service ${name} gives it that hostname.`;
}
