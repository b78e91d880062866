import type { DnsAnswer, DnsRecord } from './message.ts';

/** An answer as `dig` prints it. The serial of a zone is the time of its last change, which the model has no clock for. */
export function digText(answer: DnsAnswer, server: string): string {
  const flags = ['qr', ...(answer.aa ? ['aa'] : []), 'rd'].join(' ');
  const { answer: answers, authority, additional } = answer;
  const counts = `QUERY: 1, ANSWER: ${answers.length}, AUTHORITY: ${authority.length}, ADDITIONAL: ${additional.length}`;
  return [
    `; <<>> DiG <<>> ${answer.name} ${answer.type}`,
    ';; Got answer:',
    `;; ->>HEADER<<- opcode: QUERY, status: ${answer.rcode}, id: ${idOf(answer)}`,
    `;; flags: ${flags}; ${counts}`,
    '',
    ';; QUESTION SECTION:',
    `;${answer.name}\tIN\t${answer.type}`,
    ...section('ANSWER', answers),
    ...section('AUTHORITY', authority),
    ...section('ADDITIONAL', additional),
    '',
    `;; SERVER: ${server}#53(${server}) (UDP)`,
  ].join('\n');
}

function section(title: string, records: readonly DnsRecord[]): readonly string[] {
  return records.length > 0 ? ['', `;; ${title} SECTION:`, ...records.map(recordText)] : [];
}

/** One record as dig prints it. */
export function recordText({ name, ttl, type, data }: DnsRecord): string {
  const shown = type === 'TXT' ? `"${data}"` : type === 'SOA' ? `${data} <serial> 7200 1800 86400 ${ttl}` : data;
  return `${name}\t${ttl}\tIN\t${type}\t${shown}`;
}

function idOf({ name, type }: DnsAnswer): number {
  let id = 17;
  for (const character of `${name}${type}`) id = (id * 31 + character.charCodeAt(0)) % 65_536;
  return id;
}

/** Answers to one name as `nslookup` prints them. */
export function nslookupText(name: string, answers: readonly DnsAnswer[], server: string): string {
  const head = [`Server:\t\t${server}`, `Address:\t${server}#53`, ''];
  const records = answers.flatMap((answer) => answer.answer);
  if (records.length > 0) return [...head, ...new Set(records.map(nslookupRecord))].join('\n');
  const failed = answers.find(({ rcode }) => rcode !== 'NOERROR');
  return [...head, failed ? `** server can't find ${name}: ${failed.rcode}` : `*** Can't find ${name}: No answer`].join('\n');
}

function nslookupRecord({ name, type, data }: DnsRecord): string {
  const bare = name.replace(/\.$/, '');
  switch (type) {
    case 'A':
    case 'AAAA':
      return `Name:\t${bare}\nAddress: ${data}`;
    case 'CNAME':
      return `${bare}\tcanonical name = ${data}`;
    case 'SRV':
      return `${bare}\tservice = ${data}`;
    case 'PTR':
      return `${bare}\tname = ${data}`;
    case 'TXT':
      return `${bare}\ttext = "${data}"`;
    default:
      return `${bare}\t${type} = ${data}`;
  }
}
