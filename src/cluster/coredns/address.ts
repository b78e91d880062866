import { formatIp, parseIp, parseIpText } from '../ip-address.ts';
import type { IpFamily } from '../settings.ts';

/** An IP address in the form in which Go and dig print it. */
export interface Address {
  readonly family: IpFamily;
  readonly text: string;
}

/** Reads an address as Go's `net.ParseIP` does: no leading zeros, no zone; an IPv4-mapped IPv6 address counts as IPv4. */
export function parseAddress(text: string): Address | undefined {
  const parsed = parseIpText(text);
  return parsed && !parsed.leadingZeros ? { family: parsed.family, text: formatIp(parsed) } : undefined;
}

/** `10.96.0.1` is asked as `1.0.96.10.in-addr.arpa.`. */
export function reverseName({ family, text }: Address): string {
  if (family === 'IPv4') return `${text.split('.').reverse().join('.')}.in-addr.arpa.`;
  const nibbles = (parseIp(text)?.bits ?? 0n).toString(16).padStart(32, '0');
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

/** One text for all spellings of an IPv6 address; anything else stays as it is. */
export const addressKey = (text: string): string => (text.includes(':') ? (parseAddress(text)?.text ?? text) : text);
