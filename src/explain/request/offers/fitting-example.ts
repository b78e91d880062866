import { type Cluster, listOf } from '../../../cluster/cluster.ts';
import { hasReadyEndpoint, slicesOf } from '../../../cluster/service-slices.ts';
import { isOfSystem } from '../../../cluster/system-objects.ts';
import type { Service } from '../../../cluster/types.ts';

/** An example in the words of the one that is given, about a Service that exists. */
export function fittingExample(cluster: Cluster, example: string): string {
  const services = listOf(cluster, 'Service').filter((service) => !isOfSystem(service) && service.spec.ports?.[0]);
  const plain = services.filter(({ spec }) => spec.clusterIP !== 'None' && spec.type !== 'ExternalName');
  const meant = services.find(({ metadata }) => [metadata.name, `${metadata.name}.${metadata.namespace}`].includes(hostOf(example)));
  const service = meant ?? plain.find((one) => isServed(cluster, one)) ?? plain[0] ?? services[0];
  const port = service?.spec.ports?.[0]?.port;
  if (!service || port === undefined) return example;
  const { name, namespace } = service.metadata;
  const host = `${name}.${namespace}`;
  const [tool = ''] = example.split(' ');
  switch (tool) {
    case 'dig':
      return `dig +search ${host}`;
    case 'nslookup':
    case 'host':
    case 'ping':
      return `${tool} ${host}`;
    case 'getent':
      return `getent hosts ${host}`;
    case 'nc':
      return `nc -zv ${host} ${port}`;
    case 'telnet':
      return `telnet ${host} ${port}`;
    case 'curl':
      return `curl http://${host}:${port}/`;
    case 'wget':
      return `wget -qO- http://${host}:${port}/`;
    case 'grpcurl':
      return `grpcurl -plaintext ${host}:${port} list`;
    case 'kubectl':
      return example.includes('port-forward') ? `kubectl port-forward -n ${namespace} svc/${name} 8080:${port}` : example;
    default:
      return /^\S+:\d+$/.test(example) ? `${host}:${port}` : example;
  }
}

/** The host of an example that is a bare address: one that the user typed without its port. */
const hostOf = (example: string) => /^([^\s:]+):\d+$/.exec(example)?.[1] ?? '';

function isServed(cluster: Cluster, { metadata }: Service): boolean {
  return slicesOf(cluster, metadata.namespace ?? 'default', metadata.name).some(hasReadyEndpoint);
}
