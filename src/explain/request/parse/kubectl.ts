import type { PortForwardQuestion, Unreadable } from '../question.ts';
import { readOptions } from './options.ts';

const values = [
  'n',
  'namespace',
  'c',
  'container',
  'image',
  'address',
  'context',
  'kubeconfig',
  'restart',
  'l',
  'labels',
  'overrides',
  'target',
  'profile',
  'pod-running-timeout',
];

/** A command that kubectl runs inside the cluster, and where. */
export interface Inside {
  readonly words: readonly string[];
  readonly from: string;
}

export function readKubectl(words: readonly string[]): PortForwardQuestion | Inside | Unreadable {
  const example = 'kubectl port-forward svc/web 8080:80';
  const dashes = words.indexOf('--');
  const options = readOptions(dashes < 0 ? words : words.slice(0, dashes), values);
  const [verb = '', ...rest] = options.rest;
  const namespace = options.values('n', 'namespace').at(-1);
  if (verb === 'exec' || verb === 'run' || verb === 'debug') {
    const name = rest[0]?.replace(/^(pods?|po)\//, '') ?? '';
    if (dashes < 0)
      return { problem: `kubectl ${verb} needs -- before the command.`, example: withDashes(verb, name, rest.slice(1), namespace) };
    if (!words[dashes + 1] || /^(ba|da|a|z)?sh$/.test(words.slice(dashes + 1).join(' ')))
      return { problem: 'That opens a shell: ask what you would type there.', example: withDashes(verb, name, [], namespace) };
    const isOfNode = verb === 'debug' && name.startsWith('node/');
    const place = verb === 'run' ? `namespace:${namespace ?? 'default'}` : `pod:${namespace ?? 'default'}/${name}`;
    const from = isOfNode ? name.replace('/', ':') : place;
    return { words: words.slice(dashes + 1), from };
  }
  if (verb !== 'port-forward') {
    return { problem: `kubectl ${verb} asks nothing of the network; the model reads port-forward, exec, run and debug.`, example };
  }
  const [target = '', mapping = '', more] = rest[0]?.includes('/') === false && rest.length > 2 ? [`${rest[0]}/${rest[1]}`, rest[2]] : rest;
  const [, localPort = '', port = ''] = /^(?:([^:]*):)?([\w-]+)$/.exec(mapping) ?? [];
  if (!target || !port) return { problem: 'port-forward needs what to forward to and a port.', example };
  if (more) return { problem: 'One port at a time, please.', example };
  const [resource = 'pod', name = ''] = target.includes('/') ? target.split('/') : ['pod', target];
  return { kind: 'port-forward', resource: resource.split('.')[0] ?? resource, name, namespace, localPort: localPort || port, port };
}

function withDashes(verb: string, name: string, command: readonly string[], namespace: string | undefined): string {
  const asked = command.length > 0 ? command.join(' ') : 'curl http://web.default:80/';
  return `kubectl ${verb} ${name || 'web-0'}${namespace ? ` -n ${namespace}` : ''} -- ${asked}`;
}
