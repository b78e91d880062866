import type { ConnectQuestion, PingQuestion, Unreadable } from '../question.ts';
import { isHost, isPort, readHostPort } from './address.ts';
import { readOptions } from './options.ts';

export function readNetcat(words: readonly string[]): ConnectQuestion | Unreadable {
  const options = readOptions(words, ['w', 'p', 's', 'i', 'q', 'x', 'X', 'wait', 'timeout']);
  const [host = '', port = '', more] = options.rest.length === 1 ? (options.rest[0] ?? '').split(':') : options.rest;
  const example = 'nc -zv db.default 3306';
  if (options.has('l')) return { problem: 'nc -l waits for others; the model asks.', example };
  if (!isHost(host)) return { problem: 'nc needs a host and a port.', example };
  if (more !== undefined) return { problem: 'One port at a time, please.', example: `nc -zv ${host} ${isPort(port) ? port : 80}` };
  if (/^\d+-\d+$/.test(port)) return { problem: 'One port at a time, please: a range asks many questions.', example };
  if (!isPort(port)) return { problem: port ? `${port} is not a port from 1 to 65535.` : 'nc needs a port after the host.', example };
  const family = options.has('4') ? 'IPv4' : options.has('6') ? 'IPv6' : undefined;
  const protocol = options.has('u', 'udp') ? 'UDP' : options.has('sctp') ? 'SCTP' : 'TCP';
  return { kind: 'connect', tool: 'nc', protocol, host, port: Number(port), ...(family && { family }) };
}

export function readTelnet(words: readonly string[]): ConnectQuestion | Unreadable {
  const { rest } = readOptions(words, []);
  const [host = '', port = '23'] = rest.length === 1 ? (rest[0] ?? '').split(':') : rest;
  if (!isHost(host) || !isPort(port)) return { problem: 'telnet needs a host and a port.', example: 'telnet db.default 3306' };
  return { kind: 'connect', tool: 'telnet', protocol: 'TCP', host, port: Number(port) };
}

export function readPing(words: readonly string[], six: boolean): PingQuestion | Unreadable {
  const options = readOptions(words, ['c', 'w', 'W', 'i', 's', 't', 'I']);
  const host = options.rest[0]?.replace(/^\[|\]$/g, '') ?? '';
  if (!isHost(host)) return { problem: 'ping needs a host.', example: 'ping web.default' };
  const family = six || options.has('6') ? 'IPv6' : options.has('4') ? 'IPv4' : undefined;
  return { kind: 'ping', host, ...(family && { family }) };
}

/** bash opens a connection for `/dev/tcp/web/80`. */
export function readDevice(word: string): ConnectQuestion | undefined {
  const [, protocol, host = '', port = ''] = /^\/dev\/(tcp|udp)\/([^/]+)\/(\d+)$/.exec(word) ?? [];
  if (!isHost(host) || !isPort(port)) return undefined;
  return { kind: 'connect', tool: 'bash', protocol: protocol === 'udp' ? 'UDP' : 'TCP', host, port: Number(port) };
}

/** `openssl s_client -connect web:443` */
export function readOpenssl(words: readonly string[]): ConnectQuestion | Unreadable {
  const [target = ''] = words[0] === 's_client' ? words.slice(words.indexOf('-connect') + 1) : [];
  const at = readHostPort(target);
  if (!at?.port) return { problem: 'openssl needs s_client -connect HOST:PORT.', example: 'openssl s_client -connect web.default:443' };
  return { kind: 'connect', tool: 'openssl', protocol: 'TCP', host: at.host, port: at.port };
}

/** `web.shop:80` */
export function readBareAddress(word: string): ConnectQuestion | undefined {
  const at = readHostPort(word);
  return at?.port === undefined ? undefined : { kind: 'connect', tool: 'nc', protocol: 'TCP', host: at.host, port: at.port };
}
