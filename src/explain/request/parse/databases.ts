import type { ConnectQuestion, Unreadable } from '../question.ts';
import { isHost, isPort, readUrl } from './address.ts';
import { readOptions } from './options.ts';

interface Client {
  /** The options that name the host, the port, and a URL that holds both. */
  readonly host: readonly string[];
  readonly port: readonly string[];
  readonly url?: readonly string[];
  /** Where the command names no port. */
  readonly standard: number;
  readonly others: readonly string[];
  /** Whether a word that is no option may name the host: `mongosh db:27017/shop`. */
  readonly bareHost?: boolean;
}

const mysql: Client = { host: ['h', 'host'], port: ['P', 'port'], standard: 3306, others: ['u', 'e', 'D', 'user', 'execute', 'database'] };
const postgres: Client = {
  host: ['h', 'host'],
  port: ['p', 'port'],
  url: ['d', 'dbname'],
  standard: 5432,
  others: ['U', 'c', 'f', 'username', 'command', 'file', 't', 'timeout'],
};
const mongo: Client = {
  host: ['host'],
  port: ['port'],
  standard: 27017,
  others: ['u', 'p', 'username', 'password', 'eval'],
  bareHost: true,
};

const clients: Readonly<Record<string, Client>> = {
  mysql,
  mysqladmin: mysql,
  mysqldump: mysql,
  mariadb: mysql,
  psql: postgres,
  pg_isready: postgres,
  pg_dump: postgres,
  'redis-cli': { host: ['h'], port: ['p'], url: ['u'], standard: 6379, others: ['a', 'n', 'user', 'pass'] },
  mongosh: mongo,
  mongo,
};

export function readDatabaseClient(tool: string, words: readonly string[]): ConnectQuestion | Unreadable | undefined {
  const client = Object.hasOwn(clients, tool) ? clients[tool] : undefined;
  if (!client) return undefined;
  const options = readOptions(words, [...client.host, ...client.port, ...(client.url ?? []), ...client.others]);
  const places = [...options.values(...(client.url ?? [])), ...options.rest].flatMap((word) => placeIn(word, client));
  const host = options.values(...client.host).at(-1) ?? places[0]?.host ?? '';
  const port = options.values(...client.port).at(-1) ?? places[0]?.port ?? String(client.standard);
  const option = `${client.host[0]?.length === 1 ? '-' : '--'}${client.host[0]}`;
  if (!isHost(host) || !isPort(port)) return { problem: `${tool} needs a host (${option}).`, example: `${tool} ${option} db.default` };
  return { kind: 'connect', tool, protocol: 'TCP', host, port: Number(port) };
}

/** `postgres://me@db:5432/shop`, the first of `mongodb://db-0.db,db-1.db/shop`, `host=db port=5432`. */
function placeIn(word: string, { bareHost }: Client): readonly { readonly host: string; readonly port: string | undefined }[] {
  const named = /(?:^|\s)host=(\S+)/.exec(word)?.[1];
  if (named !== undefined) return [{ host: named, port: /(?:^|\s)port=(\d+)/.exec(word)?.[1] }];
  if (!word.includes('://') && !bareHost) return [];
  const url = readUrl(word.replace(/,[^/?]*/, ''));
  return url ? [{ host: url.host, port: url.port?.toString() }] : [];
}
