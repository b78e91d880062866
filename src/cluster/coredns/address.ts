import type { IpFamily } from '../settings.ts';

/** An IP address in the form in which Go and dig print it. */
export interface Address {
  readonly family: IpFamily;
  readonly text: string;
}

/** Reads an address as Go's `net.ParseIP` does: no leading zeros, no zone; an IPv4-mapped IPv6 address counts as IPv4. */
export function parseAddress(text: string): Address | undefined {
  if (!text.includes(':')) {
    return parseIpv4(text) && { family: 'IPv4', text };
  }
  const groups = parseIpv6(text);
  if (!groups) return undefined;
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    const [high = 0, low = 0] = groups.slice(6);
    return { family: 'IPv4', text: [high >> 8, high & 255, low >> 8, low & 255].join('.') };
  }
  return { family: 'IPv6', text: ipv6Text(groups) };
}

function parseIpv4(text: string): number[] | undefined {
  const parts = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/.exec(text)?.slice(1).map(Number);
  return parts?.every((part) => part < 256) ? parts : undefined;
}

function parseIpv6(text: string): number[] | undefined {
  if (text.length > 45) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const sides = halves.map((half) => (half === '' ? [] : half.split(':')));
  const last = sides.at(-1)?.at(-1);
  if (last?.includes('.')) {
    const v4 = parseIpv4(last);
    if (!v4) return undefined;
    const [a = 0, b = 0, c = 0, d = 0] = v4;
    sides.at(-1)?.splice(-1, 1, ((a << 8) | b).toString(16), ((c << 8) | d).toString(16));
  }
  const [head = [], tail] = sides;
  if (![...head, ...(tail ?? [])].every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...head, ...Array<string>(tail ? missing : 0).fill('0'), ...(tail ?? [])].map((group) => Number.parseInt(group, 16));
}

/** RFC 5952: the longest run of two zero groups or more is left out. */
function ipv6Text(groups: readonly number[]): string {
  let best = { start: 0, length: 1 };
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.length < 2) return hex.join(':');
  return `${hex.slice(0, best.start).join(':')}::${hex.slice(best.start + best.length).join(':')}`;
}

/** `10.96.0.1` is asked as `1.0.96.10.in-addr.arpa.`. */
export function reverseName(address: Address): string {
  if (address.family === 'IPv4') return `${address.text.split('.').reverse().join('.')}.in-addr.arpa.`;
  const nibbles = (parseIpv6(address.text) ?? []).map((group) => group.toString(16).padStart(4, '0')).join('');
  return `${[...nibbles].reverse().join('.')}.ip6.arpa.`;
}

// coredns plugin/pkg/dnsutil/reverse.go ExtractAddressFromReverse
export function addressOfReverseName(name: string): string | undefined {
  const v4 = /^(.*)\.in-addr\.arpa\.$/.exec(name);
  if (v4) return parseAddress((v4[1] ?? '').split('.').reverse().join('.'))?.text;
  const v6 = /^(.*)\.ip6\.arpa\.$/.exec(name);
  if (!v6) return undefined;
  const nibbles = (v6[1] ?? '').split('.').reverse();
  const groups = Array.from({ length: Math.floor(nibbles.length / 4) }, (_, i) => nibbles.slice(i * 4, i * 4 + 4).join(''));
  return parseAddress(groups.join(':'))?.text;
}
