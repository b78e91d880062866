import { findObject, listOf } from '../../../cluster/cluster.ts';
import { inBrackets } from '../../../cluster/ip-address.ts';
import type { IpFamily } from '../../../cluster/settings.ts';
import type { Service } from '../../../cluster/types.ts';
import { nodeAddress } from '../addresses/node-address.ts';
import type { Context } from '../context.ts';
import type { Cause } from '../nobody/cause.ts';
import { parseCommand } from '../parse/index.ts';
import { isUnreadable } from '../question.ts';

/** How one who does not ask CoreDNS reaches a Service or a node all the same. */
export function wayWithoutDns(context: Context, asked: string, labels: readonly string[]): Pick<Cause, 'instead'> {
  const { cluster, command, vantage } = context;
  const read = parseCommand(command);
  if (isUnreadable(read) || read.question.kind !== 'connect') return {};
  const { port, protocol, family } = read.question;
  const host = asked.replace(/\.$/, '');
  const nodeIp = nodeAddress(cluster, findObject(cluster, 'Node', undefined, host) ? host : vantage.node);
  if (findObject(cluster, 'Node', undefined, host)) return nodeIp ? { instead: command.replace(host, nodeIp) } : {};
  const [name = '', namespace] = labels;
  const service = namespace
    ? findObject(cluster, 'Service', namespace, name)
    : listOf(cluster, 'Service').find(({ metadata }) => metadata.name === name);
  const found = service?.spec.ports?.find((one) => one.port === port && one.protocol === protocol);
  if (!service || !found) return {};
  if (vantage.from === 'node') return clusterIpOf(service, command, host, family);
  if (found.nodePort && nodeIp)
    return { instead: command.replace(placeOf(host, port), (_, gap: string | undefined) => `${nodeIp}${gap ?? ':'}${found.nodePort}`) };
  return { instead: `kubectl port-forward -n ${service.metadata.namespace} svc/${name} 8080:${port}` };
}

function clusterIpOf({ spec }: Service, command: string, host: string, family: IpFamily | undefined): Pick<Cause, 'instead'> {
  const ip = (spec.clusterIPs ?? []).find((one) => one !== 'None' && (!family || one.includes(':') === (family === 'IPv6')));
  return ip ? { instead: command.replace(host, inBrackets(ip)) } : {};
}

/** The host with its port, however the tool separates them. */
function placeOf(host: string, port: number): RegExp {
  return new RegExp(`${host.replace(/[.*+?^$()|[\]\\]/g, '\\$&')}(?:([: ])${port}(?!\\d))?(?=[/?\\s]|$)`);
}
