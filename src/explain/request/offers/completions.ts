import { type Cluster, listOf } from '../../../cluster/cluster.ts';
import { podName } from '../../../cluster/coredns/index.ts';
import { routesOf } from '../../../cluster/doors/route.ts';
import { oncePerObject } from '../../../cluster/once-per-object.ts';
import { slicesOf } from '../../../cluster/service-slices.ts';
import type { Service } from '../../../cluster/types.ts';

/** A name that can be asked for. */
interface Host {
  readonly namespace: string;
  /** As it is called in its own namespace, everywhere in the cluster, and without a search list. */
  readonly near: string;
  readonly far: string;
  readonly full: string;
  /** What a client dials: of a headless name, the ports of the endpoints themselves. */
  readonly ports: readonly number[];
  /** `_http._tcp`: its ports that have a name. */
  readonly portNames: readonly string[];
  readonly resource?: string;
}

const most = 20;

/** Whole lines that go on from what is typed with names and ports that exist, those of the namespace first. */
export function completions(cluster: Cluster, typed: string, namespace: string): readonly string[] {
  const command = typed.split(' -- ').at(-1)?.trimStart() ?? '';
  const word = /[\w.:/-]*$/.exec(command.replace(/^.*:\/\//, ''))?.[0] ?? '';
  const stem = typed.slice(0, typed.length - word.length);
  const begun = word.toLowerCase();
  if (command === '') return [];
  const found = wordsFor(cluster, command, begun, namespace).filter((one) => one.startsWith(begun) && one !== begun);
  return [...new Set(found)].slice(0, most).map((one) => stem + one);
}

/** What may stand where the last word is, in this command. */
function wordsFor(cluster: Cluster, command: string, word: string, namespace: string): readonly string[] {
  const [tool = ''] = command.split(/\s/, 1);
  if (tool === command && word === '') return [];
  if (/\s(-H|--header)\s+['"]?host:\s*\S*$/i.test(command)) return doorHosts(cluster);
  if (tool === 'kubectl') return forwarded(cluster, command, namespace);
  const hosts = hostsOf(cluster);
  const names = (own: (host: Host) => readonly string[], other: (host: Host) => readonly string[]) => [
    ...hosts.filter((host) => host.namespace === namespace).flatMap(own),
    ...hosts.flatMap(other),
  ];
  switch (tool) {
    case 'nc':
    case 'ncat':
    case 'netcat':
    case 'telnet': {
      const before = /(\S+)\s+\d*$/.exec(command)?.[1];
      const host = hosts.find(
        ({ namespace: home, near, far, full }) => far === before || full === before || (near === before && home === namespace),
      );
      return host
        ? host.ports.map(String)
        : names(
            ({ near }) => [near],
            ({ far }) => [far],
          );
    }
    case 'dig': {
      const isSearched = /\s\+search\b/.test(command);
      const asked = /\ssrv\s/i.test(command) || word.startsWith('_') ? withPortNames : one;
      return isSearched ? names(asked('near'), asked('far')) : names(() => [], asked('full'));
    }
    case 'nslookup':
    case 'host': {
      const asked = word.startsWith('_') ? withPortNames : one;
      return names(asked('near'), asked('far'));
    }
    case 'getent':
    case 'ping':
    case 'ping6':
      return names(one('near'), one('far'));
    default: {
      const dialled = (name: 'near' | 'far') => (host: Host) => [host[name], ...host.ports.map((port) => `${host[name]}:${port}`)];
      return [...names(dialled('near'), dialled('far')), ...doorHosts(cluster)];
    }
  }
}

type Name = 'near' | 'far' | 'full';

const one = (name: Name) => (host: Host) => [host[name]];
const withPortNames = (name: Name) => (host: Host) => host.portNames.map((port) => `${port}.${host[name]}`);

/** `kubectl port-forward`: what can be forwarded, then its ports. */
function forwarded(cluster: Cluster, command: string, from: string): readonly string[] {
  if (!/\sport-forward\s/.test(command)) return [];
  const namespace = /\s(?:-n|--namespace)[\s=]*(\S+)\s/.exec(command)?.[1] ?? from;
  const resources = hostsOf(cluster).filter((host) => host.namespace === namespace && host.resource);
  const named = resources.find(({ resource = '' }) => command.split(/\s/).slice(0, -1).includes(resource));
  return named ? named.ports.map((port) => `8080:${port}`) : resources.flatMap(({ resource = '' }) => [resource]);
}

/** Hosts that an Ingress or a route serves. */
function doorHosts(cluster: Cluster): readonly string[] {
  return [...new Set(routesOf(cluster).flatMap(({ host }) => (host && !host.startsWith('*') ? [host] : [])))];
}

const hostsOf = oncePerObject((cluster: Cluster): readonly Host[] => {
  const zone = `svc.${cluster.settings.clusterDomain}`;
  const services = listOf(cluster, 'Service').map((service): Host => {
    const { name, namespace = '' } = service.metadata;
    return {
      namespace,
      near: name,
      far: `${name}.${namespace}`,
      full: `${name}.${namespace}.${zone}`,
      ports: portsOf(cluster, service),
      portNames: (service.spec.ports ?? []).flatMap((port) => (port.name ? [`_${port.name}._${port.protocol.toLowerCase()}`] : [])),
      resource: `svc/${name}`,
    };
  });
  const pods = listOf(cluster, 'Pod').flatMap((pod): readonly Host[] => {
    const [host, service, namespace = ''] = pod.spec.subdomain ? (podName(cluster, pod).name?.split('.') ?? []) : [];
    const near = `${host}.${service}`;
    const far = `${near}.${namespace}`;
    return host ? [{ namespace, near, far, full: `${far}.${zone}`, ports: [], portNames: [] }] : [];
  });
  return [...services, ...pods].toSorted((a, b) => (a.far < b.far ? -1 : 1));
});

function portsOf(cluster: Cluster, { metadata, spec }: Service): readonly number[] {
  const own = (spec.ports ?? []).map(({ port }) => port);
  if (spec.clusterIP !== 'None') return own;
  const behind = slicesOf(cluster, metadata.namespace ?? '', metadata.name).flatMap(({ ports }) =>
    (ports ?? []).flatMap(({ port }) => port ?? []),
  );
  return behind.length > 0 ? [...new Set(behind)] : own;
}
