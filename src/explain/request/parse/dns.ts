import { parseAddress, reverseName } from '../../../cluster/coredns/address.ts';
import type { LookupQuestion, Unreadable } from '../question.ts';
import { isHost } from './address.ts';
import { readOptions } from './options.ts';

const recordTypes = new Set(['A', 'AAAA', 'SRV', 'PTR', 'CNAME', 'TXT', 'SOA', 'NS', 'ANY', 'MX', 'HTTPS', 'CAA', 'AXFR']);

const typeOf = (word: string) => (recordTypes.has(word.toUpperCase()) ? word.toUpperCase() : undefined);

export function readDig(words: readonly string[]): LookupQuestion | Unreadable {
  const options = readOptions(words, ['t', 'x', 'p', 'q', 'b', 'c', 'f', 'k', 'y']);
  const plain = options.rest.filter((word) => !word.startsWith('@') && !word.startsWith('+') && !/^(IN|CH|HS)$/i.test(word));
  const example = 'dig SRV _http._tcp.web.default.svc.cluster.local';
  const server = options.rest.find((word) => word.startsWith('@'))?.slice(1);
  const asked = { kind: 'lookup', tool: 'dig', ...(server && { server }) } as const;
  const reverse = options.values('x').at(-1);
  if (reverse !== undefined) return reverseOf(reverse, asked, 'dig -x 10.96.0.1');
  const given = options.values('t').at(-1);
  if (given !== undefined && !typeOf(given)) return { problem: `${given} is not a record type that the model knows.`, example };
  const type = typeOf(given ?? '') ?? plain.map(typeOf).find(Boolean) ?? 'A';
  const name = options.values('q').at(-1) ?? plain.find((word) => !typeOf(word)) ?? plain.findLast((word) => typeOf(word) !== type);
  if (name === undefined || !isHost(name)) return { problem: 'dig needs a name.', example };
  const search = options.rest.findLast((word) => /^\+(no)?(search|sea)$/.test(word));
  const walks = search !== undefined && !search.startsWith('+no');
  return { ...asked, name: walks || name.endsWith('.') ? name : `${name}.`, types: [type], search: walks };
}

function reverseOf(text: string, asked: Pick<LookupQuestion, 'kind' | 'tool' | 'server'>, example: string): LookupQuestion | Unreadable {
  const address = parseAddress(text);
  if (!address) return { problem: `${text} is not an IP address.`, example };
  return { ...asked, name: reverseName(address), types: ['PTR'], search: false };
}

/** nslookup and host walk the search list; both ask for A and AAAA unless told otherwise. */
export function readNslookup(words: readonly string[], tool: 'nslookup' | 'host'): LookupQuestion | Unreadable {
  const example = `${tool} web.default`;
  const types = words.flatMap((word) => /^-(?:type|querytype|query|qt|q|ty)=(\w+)$/i.exec(word)?.[1] ?? []);
  const options = readOptions(
    words.filter((word) => !/^-\w+=/.test(word) && !/^-(debug|nodebug|vc|novc)$/.test(word)),
    ['t', 'W', 'R', 'c'],
  );
  const given = options.values('t').at(-1) ?? types.at(-1);
  const [name = '', server] = options.rest;
  if (!isHost(name)) return { problem: `${tool} needs a name.`, example };
  if (given !== undefined && !typeOf(given)) return { problem: `${given} is not a record type that the model knows.`, example };
  const asked = { kind: 'lookup', tool, ...(server && { server }) } as const;
  if (parseAddress(name)) return reverseOf(name, asked, example);
  return { ...asked, name, types: given ? [typeOf(given) ?? 'A'] : ['A', 'AAAA'], search: true };
}

export function readGetent(words: readonly string[]): LookupQuestion | Unreadable {
  const [database = '', name = ''] = words;
  const families: Record<string, readonly string[]> = { hosts: ['A', 'AAAA'], ahosts: ['A', 'AAAA'], ahostsv4: ['A'], ahostsv6: ['AAAA'] };
  const types = families[database];
  if (!types || !isHost(name)) return { problem: 'The model reads getent hosts NAME.', example: 'getent hosts web.default' };
  return { kind: 'lookup', tool: 'getent', name, types, search: true };
}
