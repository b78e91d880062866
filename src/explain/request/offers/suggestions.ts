import { type Cluster, findObject, listOf } from '../../../cluster/cluster.ts';
import { podName } from '../../../cluster/coredns/index.ts';
import { routesOf } from '../../../cluster/doors/route.ts';
import { inBrackets } from '../../../cluster/ip-address.ts';
import { podIpsOf } from '../../../cluster/pod-status.ts';
import { hasReadyEndpoint, isWithoutItsPods, slicesOf } from '../../../cluster/service-slices.ts';
import { isOfSystem } from '../../../cluster/system-objects.ts';
import type { EndpointSlice, Pod, Service, ServicePort } from '../../../cluster/types.ts';

/** A question that fits the manifests. */
export interface Suggestion {
  readonly title: string;
  readonly command: string;
  readonly from: string;
}

/** A few questions about what is there, the telling ones first: about a Service that nobody answers for, before any other. */
export function suggestions(cluster: Cluster): readonly Suggestion[] {
  const found = listOf(cluster, 'Service').filter((service) => !isOfSystem(service));
  const broken = new Set(found.filter((service) => isDeserted(cluster, service)));
  const services = [...broken, ...found.filter((service) => !broken.has(service))];
  const pods = listOf(cluster, 'Pod').filter((pod) => !isOfSystem(pod));
  const all = [
    ...(services.length === 0 ? pods.flatMap(aboutAddress).slice(0, 2) : []),
    ...services
      .filter(({ spec }) => spec.type !== 'ExternalName' && spec.clusterIP !== 'None')
      .slice(0, 3)
      .flatMap(aboutVirtual),
    ...services
      .filter(({ spec }) => spec.clusterIP === 'None')
      .slice(0, 3)
      .flatMap((service) => aboutHeadless(cluster, service)),
    ...pods
      .filter(({ spec }) => spec.hostname && spec.subdomain)
      .slice(0, 2)
      .map((pod) => aboutPodName(cluster, pod)),
    ...services
      .filter(({ spec }) => spec.type === 'ExternalName')
      .slice(0, 1)
      .map(aboutAlias),
    ...services
      .filter(({ spec }) => spec.ports?.some(({ nodePort }) => nodePort))
      .slice(0, 1)
      .flatMap((service) => aboutNodePort(cluster, service)),
    ...aboutIngress(cluster),
    ...aboutGateway(cluster),
    ...services
      .filter(({ spec }) => spec.type !== 'ExternalName' && spec.selector)
      .slice(0, 1)
      .flatMap(aboutTunnel),
  ];
  return [...new Map(all.map((one) => [`${one.from} ${one.command}`, one])).values()].slice(0, 12);
}

/** Selects, and has no ready endpoint for any port of its. */
function isDeserted(cluster: Cluster, service: Service): boolean {
  const { metadata, spec } = service;
  if (spec.type === 'ExternalName' || Object.keys(spec.selector ?? {}).length === 0 || isWithoutItsPods(cluster, service)) return false;
  const names = (spec.ports ?? []).map(({ name = '' }) => name);
  const serves = ({ ports }: EndpointSlice) => names.length === 0 || ports?.some(({ name }) => names.includes(name ?? ''));
  return !slicesOf(cluster, metadata.namespace ?? '', metadata.name).some((slice) => hasReadyEndpoint(slice) && serves(slice));
}

const inNamespace = ({ metadata }: Service | Pod) => `namespace:${metadata.namespace ?? 'default'}`;

const connectTo = (host: string, { port, protocol, name = '', appProtocol = '' }: Omit<ServicePort, 'targetPort'>) =>
  protocol === 'UDP'
    ? `nc -zuv ${host} ${port}`
    : /^(http|web)/.test(name + appProtocol) || [80, 8080, 3000, 5000, 8000].includes(port)
      ? `curl http://${host}:${port}/`
      : `nc -zv ${host} ${port}`;

function aboutVirtual(service: Service): readonly Suggestion[] {
  const { name } = service.metadata;
  const [port] = service.spec.ports ?? [];
  const from = inNamespace(service);
  return port
    ? [
        { title: `Who answers for ${name}?`, command: connectTo(name, port), from },
        { title: `What does DNS say of ${name}?`, command: `nslookup ${name}`, from },
      ]
    : [];
}

function aboutHeadless(cluster: Cluster, service: Service): readonly Suggestion[] {
  const { name, namespace } = service.metadata;
  const [port] = service.spec.ports ?? [];
  const from = inNamespace(service);
  const [slice] = slicesOf(cluster, namespace ?? '', name);
  const target = slice?.ports?.find((one) => (one.name ?? '') === (port?.name ?? ''))?.port ?? port?.port;
  return [
    { title: `Which Pods is ${name}?`, command: `nslookup ${name}`, from },
    ...(port && target ? [{ title: `Connect to the headless ${name}`, command: connectTo(name, { ...port, port: target }), from }] : []),
    ...(port?.name
      ? [
          {
            title: `Ports and names behind ${name}`,
            command: `dig +search SRV _${port.name}._${port.protocol.toLowerCase()}.${name}`,
            from,
          },
        ]
      : []),
  ];
}

/** Where there is no name to ask for. */
function aboutAddress(pod: Pod): readonly Suggestion[] {
  const { metadata, spec } = pod;
  const [port] = spec.containers.flatMap(({ ports }) => ports ?? []);
  const [ip] = podIpsOf(pod);
  if (!port || !ip) return [];
  const { containerPort, protocol = 'TCP', name = '' } = port;
  const command = connectTo(inBrackets(ip), { port: containerPort, protocol, name });
  return [{ title: `Does ${metadata.name} answer at its address?`, command, from: inNamespace(pod) }];
}

function aboutPodName(cluster: Cluster, pod: Pod): Suggestion {
  const { name } = podName(cluster, pod);
  const asked = name?.split('.').slice(0, 2).join('.') ?? `${pod.spec.hostname}.${pod.spec.subdomain}`;
  return { title: `Who is ${pod.metadata.name}?`, command: `nslookup ${asked}`, from: inNamespace(pod) };
}

function aboutAlias(service: Service): Suggestion {
  return {
    title: `What does ${service.metadata.name} stand for?`,
    command: `nslookup ${service.metadata.name}`,
    from: inNamespace(service),
  };
}

function aboutNodePort(cluster: Cluster, service: Service): readonly Suggestion[] {
  const port = service.spec.ports?.find(({ nodePort }) => nodePort);
  const address = listOf(cluster, 'Node')[0]?.status.addresses?.find(({ type }) => type === 'InternalIP')?.address;
  if (!port?.nodePort || !address) return [];
  return [
    {
      title: `${service.metadata.name} from outside, by its node port`,
      command: `curl http://${inBrackets(address)}:${port.nodePort}/`,
      from: 'outside',
    },
  ];
}

function aboutIngress(cluster: Cluster): readonly Suggestion[] {
  const rules = listOf(cluster, 'Ingress').flatMap(({ spec }) => spec.rules ?? []);
  return rules.slice(0, 2).map(({ host, http }) => {
    const name = hostFor(host);
    return { title: `${name} through the Ingress`, command: `curl http://${name}${http?.paths[0]?.path ?? '/'}`, from: 'outside' };
  });
}

const hostFor = (host: string | undefined) => (!host || host === '*' ? 'www.example.com' : host.replace(/^\*\./, 'any.'));

/** By a route that leads somewhere, at the listener that it is attached to. */
function aboutGateway(cluster: Cluster): readonly Suggestion[] {
  const ways = routesOf(cluster).filter(({ door, rule, broken }) => door.kind === 'Gateway' && rule.kind === 'HTTPRoute' && !broken);
  return ways.slice(0, 1).flatMap(({ door, listener, host }) => {
    const found = findObject(cluster, 'Gateway', door.namespace, door.name)?.spec.listeners.find(({ name }) => name === listener);
    if (!found) return [];
    const [name, scheme] = [hostFor(host), found.protocol === 'HTTPS' ? 'https' : 'http'];
    return [{ title: `${name} through the Gateway ${door.name}`, command: `curl ${scheme}://${name}:${found.port}/`, from: 'outside' }];
  });
}

function aboutTunnel(service: Service): readonly Suggestion[] {
  const { name, namespace } = service.metadata;
  const port = service.spec.ports?.[0]?.port;
  return port
    ? [{ title: `A tunnel to ${name}`, command: `kubectl port-forward -n ${namespace} svc/${name} 8080:${port}`, from: 'outside' }]
    : [];
}
