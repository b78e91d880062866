import { parseAddress } from '../../../cluster/coredns/address.ts';
import { inBrackets } from '../../../cluster/ip-address.ts';
import type { ConnectQuestion, Unreadable } from '../question.ts';
import { isHost, isPort, readHostPort, readUrl, type Url } from './address.ts';
import { type Options, readOptions } from './options.ts';

const curlValues = [
  ...'HXowmduAebcxFTEKryYzCPQtUD',
  ...'header request resolve connect-to output write-out max-time connect-timeout url url-query'.split(' '),
  ...'data data-ascii data-raw data-binary data-urlencode json form form-string upload-file'.split(' '),
  ...'user user-agent referer cookie cookie-jar oauth2-bearer aws-sigv4 netrc-file config variable'.split(' '),
  ...'cacert capath cert cert-type key key-type ciphers tls13-ciphers tls-max'.split(' '),
  ...'proxy noproxy interface local-port unix-socket dns-servers proto proto-redir proto-default'.split(' '),
  ...'retry retry-delay retry-max-time max-redirs max-filesize range rate limit-rate speed-limit speed-time'.split(' '),
  ...'keepalive-time happy-eyeballs-timeout-ms time-cond dump-header output-dir stderr trace trace-ascii'.split(' '),
];

export function readCurl(words: readonly string[]): ConnectQuestion | Unreadable {
  const options = readOptions(words, curlValues);
  const url = options.values('url').at(-1) ?? options.rest[0];
  if (url === undefined) return { problem: 'curl needs a URL.', example: 'curl http://web.default:80/' };
  if (options.has('x', 'proxy')) return { problem: 'A proxy (-x) is outside the model; ask without it.', example: `curl ${url}` };
  const body = options.has('d', 'data', 'data-raw', 'data-binary', 'data-ascii', 'data-urlencode', 'json', 'F', 'form', 'form-string');
  const method =
    options.values('X', 'request').at(-1) ??
    (options.has('I', 'head') ? 'HEAD' : options.has('T', 'upload-file') ? 'PUT' : body && !options.has('G', 'get') ? 'POST' : 'GET');
  const read = readHttp('curl', url, method, options.values('H', 'header'), options);
  if ('problem' in read) return read;
  const pinned = pinnedBy(options.values('resolve'), read);
  const noAddress = pinned.find((address) => !parseAddress(address));
  if (noAddress !== undefined)
    return {
      problem: `${noAddress} is not an IP address, and --resolve wants one.`,
      example: `curl --resolve ${read.host}:${read.port}:10.0.0.1 ${url}`,
    };
  return { ...read, ...connectedTo(options.values('connect-to'), read), ...(pinned.length > 0 ? { pinned } : {}) };
}

/** `--resolve HOST:PORT:ADDRESS[,ADDRESS]` */
function pinnedBy(values: readonly string[], { host, port }: ConnectQuestion): readonly string[] {
  return values.flatMap((value) => {
    const [, forHost, forPort, addresses = ''] = /^\+?([^:]+):(\d+):(.+)$/.exec(value) ?? [];
    const mine = (forHost === '*' || forHost?.toLowerCase() === host.toLowerCase()) && Number(forPort) === port;
    return mine ? addresses.split(',').map((address) => address.replace(/^\[|\]$/g, '')) : [];
  });
}

/** `--connect-to HOST:PORT:OTHER:PORT`: the connection goes elsewhere, the request stays as it is. */
function connectedTo(values: readonly string[], { host, port }: ConnectQuestion): Partial<Pick<ConnectQuestion, 'host' | 'port'>> {
  for (const value of values) {
    const [, forHost = '', forPort = '', other = '', otherPort = ''] = /^([^:]*):(\d*):(\[[^\]]+\]|[^:]*):(\d*)$/.exec(value) ?? [];
    const mine = (forHost === '' || forHost.toLowerCase() === host.toLowerCase()) && (forPort === '' || Number(forPort) === port);
    if (mine && (isHost(other.replace(/^\[|\]$/g, '')) || isPort(otherPort)))
      return { host: other.replace(/^\[|\]$/g, '') || host, port: isPort(otherPort) ? Number(otherPort) : port };
  }
  return {};
}

const wgetValues = [
  'O',
  'T',
  't',
  'U',
  'o',
  'P',
  'header',
  'timeout',
  'tries',
  'post-data',
  'post-file',
  'method',
  'user-agent',
  'output-document',
  'body-data',
];

export function readWget(words: readonly string[]): ConnectQuestion | Unreadable {
  const options = readOptions(words, wgetValues);
  const url = options.rest[0];
  if (url === undefined) return { problem: 'wget needs a URL.', example: 'wget -qO- http://web.default:80/' };
  const method =
    options.values('method').at(-1) ?? (options.has('post-data', 'post-file') ? 'POST' : options.has('spider') ? 'HEAD' : 'GET');
  return readHttp('wget', url, method, options.values('header'), options);
}

/** Tools that open a URL as it is, many times or once: `hey -n 100 http://web/`, `http GET web/cart`. */
export function readUrlTool(tool: string, words: readonly string[]): ConnectQuestion | Unreadable {
  const plain = words.filter((word) => !word.startsWith('-') && !/^[A-Z]+$/.test(word));
  const url = words.find((word) => /^https?:\/\//i.test(word)) ?? (/^https?$/.test(tool) ? plain[0] : undefined);
  if (url === undefined) return { problem: `${tool} needs a URL.`, example: 'curl http://web.default:80/' };
  const method = words.find((word) => /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(word)) ?? 'GET';
  const place = url.replace(/^:/, 'localhost:');
  return readHttp(tool, tool === 'https' && !url.includes('://') ? `https://${place}` : place, method, [], readOptions([], []));
}

/** A URL alone. */
export function readBareUrl(url: string): ConnectQuestion | Unreadable {
  return readHttp('curl', url, 'GET', [], readOptions([], []));
}

function readHttp(tool: string, text: string, method: string, headers: readonly string[], options: Options): ConnectQuestion | Unreadable {
  const url = readUrl(text);
  const example = `${tool === 'wget' ? 'wget -qO- ' : 'curl '}http://web.default:80/`;
  if (!url) return { problem: `${text} is not a URL that ${tool} could open.`, example };
  const { scheme = 'http' } = url;
  const family = options.has('4', 'ipv4', 'inet4-only') ? 'IPv4' : options.has('6', 'ipv6', 'inet6-only') ? 'IPv6' : undefined;
  if (scheme === 'telnet' && url.port)
    return { kind: 'connect', tool, protocol: 'TCP', host: url.host, port: url.port, ...(family && { family }) };
  if (scheme !== 'http' && scheme !== 'https') return { problem: `The model reads http and https, not ${scheme}.`, example };
  const port = url.port ?? (scheme === 'https' ? 443 : 80);
  const given = Object.fromEntries(headers.flatMap(headerOf));
  const { host = hostHeader(url), ...others } = given;
  const http = { method: method.toUpperCase(), scheme, host, path: url.path, headers: others } as const;
  return { kind: 'connect', tool, protocol: 'TCP', host: url.host, port, http, ...(family && { family }) };
}

function headerOf(text: string): readonly (readonly [string, string])[] {
  const colon = text.indexOf(':');
  return colon < 1 ? [] : [[text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim()]];
}

function hostHeader({ host, port }: Url): string {
  const bare = inBrackets(host);
  return port === undefined ? bare : `${bare}:${port}`;
}

const grpcValues = [
  'd',
  'H',
  'rpc-header',
  'reflect-header',
  'authority',
  'max-time',
  'connect-timeout',
  'import-path',
  'proto',
  'protoset',
  'cacert',
  'cert',
  'key',
  'format',
];

/** Verbs that ask the server what it has. */
const reflects: readonly string[] = ['list', 'describe'];

/** grpcurl spells its long options with one dash. */
export function readGrpcurl(words: readonly string[]): ConnectQuestion | Unreadable {
  const options = readOptions(
    words.map((word) => (/^-[a-zA-Z][\w-]+/.test(word) ? `-${word}` : word)),
    grpcValues,
  );
  const [target = '', symbol = ''] = options.rest;
  const at = readHostPort(target);
  if (!at) return { problem: 'grpcurl needs a host and a port.', example: 'grpcurl -plaintext web.default:50051 list' };
  const port = at.port ?? (options.has('plaintext') ? 80 : 443);
  const headers = Object.fromEntries(options.values('H', 'rpc-header').flatMap(headerOf));
  const method = symbol.includes('/') ? symbol : symbol.replace(/\.([^.]+)$/, '/$1');
  const path = reflects.includes(symbol) ? '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo' : `/${method}`;
  const scheme = options.has('plaintext') ? 'http' : 'https';
  const http = { method: 'POST', scheme, host: options.values('authority').at(-1) ?? target, path, headers } as const;
  return { kind: 'connect', tool: 'grpcurl', protocol: 'TCP', host: at.host, port, http };
}
