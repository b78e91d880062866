import type { ConnectQuestion, PingQuestion, Unreadable } from '../question.ts';
import { isHost, isPort, readHostPort } from './address.ts';
import { readOptions } from './options.ts';

export function readNetcat(words: readonly string[]): ConnectQuestion | Unreadable {
  const options = readOptions(words, ['w', 'p', 's', 'i', 'q', 'x', 'X', 'wait', 'timeout']);
  const [host = '', port = ''] = options.rest.length === 1 ? (options.rest[0] ?? '').split(':') : options.rest;
  const example = 'nc -zv db.default 3306';
  if (!isHost(host)) return { problem: 'nc needs a host and a port.', example };
  if (/^\d+-\d+$/.test(port)) return { problem: 'One port at a time, please: a range asks many questions.', example };
  if (!isPort(port)) return { problem: port ? `${port} is not a port from 1 to 65535.` : 'nc needs a port after the host.', example };
  const family = options.has('4') ? 'IPv4' : options.has('6') ? 'IPv6' : undefined;
  const protocol = options.has('u', 'udp') ? 'UDP' : options.has('sctp') ? 'SCTP' : 'TCP';
  return { kind: 'connect', tool: 'nc', protocol, host, port: Number(port), ...(family && { family }) };
}

export function readTelnet(words: readonly string[]): ConnectQuestion | Unreadable {
  const [host = '', port = '23'] = readOptions(words, []).rest;
  if (!isHost(host) || !isPort(port)) return { problem: 'telnet needs a host and a port.', example: 'telnet db.default 3306' };
  return { kind: 'connect', tool: 'telnet', protocol: 'TCP', host, port: Number(port) };
}

/** Clients of databases: the option that names the host, the one that names the port, and the port where there is none. */
const clients: Readonly<
  Record<
    string,
    { readonly host: readonly string[]; readonly port: readonly string[]; readonly standard: number; readonly others: readonly string[] }
  >
> = {
  mysql: { host: ['h', 'host'], port: ['P', 'port'], standard: 3306, others: ['u', 'e', 'D'] },
  mariadb: { host: ['h', 'host'], port: ['P', 'port'], standard: 3306, others: ['u', 'e', 'D'] },
  psql: { host: ['h', 'host'], port: ['p', 'port'], standard: 5432, others: ['U', 'd', 'c'] },
  pg_isready: { host: ['h', 'host'], port: ['p', 'port'], standard: 5432, others: ['U', 'd'] },
  'redis-cli': { host: ['h'], port: ['p'], standard: 6379, others: ['a', 'n'] },
};

export function readDatabaseClient(tool: string, words: readonly string[]): ConnectQuestion | Unreadable | undefined {
  const client = Object.hasOwn(clients, tool) ? clients[tool] : undefined;
  if (!client) return undefined;
  const options = readOptions(words, [...client.host, ...client.port, ...client.others]);
  const host = options.values(...client.host).at(-1) ?? '';
  const port = options.values(...client.port).at(-1) ?? String(client.standard);
  const example = `${tool} -${client.host[0]} db.default`;
  if (!isHost(host) || !isPort(port)) return { problem: `${tool} needs a host (-${client.host[0]}).`, example };
  return { kind: 'connect', tool, protocol: 'TCP', host, port: Number(port) };
}

export function readPing(words: readonly string[], six: boolean): PingQuestion | Unreadable {
  const options = readOptions(words, ['c', 'w', 'W', 'i', 's', 't', 'I']);
  const host = options.rest[0]?.replace(/^\[|\]$/g, '') ?? '';
  if (!isHost(host)) return { problem: 'ping needs a host.', example: 'ping web.default' };
  const family = six || options.has('6') ? 'IPv6' : options.has('4') ? 'IPv4' : undefined;
  return { kind: 'ping', host, ...(family && { family }) };
}

/** `web.shop:80` */
export function readBareAddress(word: string): ConnectQuestion | undefined {
  const at = readHostPort(word);
  return at?.port === undefined ? undefined : { kind: 'connect', tool: 'nc', protocol: 'TCP', host: at.host, port: at.port };
}
