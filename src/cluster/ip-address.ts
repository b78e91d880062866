import type { IpFamily } from './settings.ts';

/** An address as a number of 32 or 128 bits. An IPv4-mapped IPv6 address is IPv4, as in Go's net.IP. */
export interface IpAddress {
  readonly family: IpFamily;
  readonly bits: bigint;
}

export interface IpRange extends IpAddress {
  readonly prefixLength: number;
}

interface ParsedText extends IpAddress {
  readonly leadingZeros: boolean;
  readonly mapped: boolean;
}

const mappedPrefix = 0xffffn << 32n;

/** Takes what Go's older parser took: leading zeros in IPv4, but no zone. */
export function parseIpText(text: string): ParsedText | undefined {
  if (!text.includes(':')) {
    const quad = parseQuad(text);
    return quad && { family: 'IPv4', bits: quad.bits, leadingZeros: quad.leadingZeros, mapped: false };
  }
  return parseColons(text);
}

/** Of a text that is an address. */
export function familyOfIp(ip: string): IpFamily {
  return ip.includes(':') ? 'IPv6' : 'IPv4';
}

/** As it stands before a port or in a URL. */
export function inBrackets(ip: string): string {
  return ip.includes(':') ? `[${ip}]` : ip;
}

export function isLoopback(ip: string): boolean {
  return ip === '::1' || ip.startsWith('127.');
}

export function parseIp(text: string): IpAddress | undefined {
  return parseIpText(text);
}

function parseQuad(text: string): { bits: bigint; leadingZeros: boolean } | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^[0-9]{1,16}$/.test(part) && Number(part) <= 255)) return undefined;
  return {
    bits: parts.reduce((sum, part) => (sum << 8n) | BigInt(Number(part)), 0n),
    leadingZeros: parts.some((part) => part.length > 1 && part.startsWith('0')),
  };
}

function parseColons(text: string): ParsedText | undefined {
  let leadingZeros = false;
  let groupsText = text;
  const dotted = /^(.*:)([0-9]+\.[0-9.]+)$/.exec(text);
  if (dotted) {
    const quad = parseQuad(dotted[2] ?? '');
    if (!quad) return undefined;
    leadingZeros = quad.leadingZeros;
    groupsText = `${dotted[1]}${(quad.bits >> 16n).toString(16)}:${(quad.bits & 0xffffn).toString(16)}`;
  }
  const halves = groupsText.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const groups = [...head, ...tail];
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  const missing = 8 - groups.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const all = [...head, ...Array<string>(missing).fill('0'), ...tail];
  const bits = all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
  const mapped = bits >> 32n === mappedPrefix >> 32n;
  return mapped ? { family: 'IPv4', bits: bits & 0xffffffffn, leadingZeros, mapped } : { family: 'IPv6', bits, leadingZeros, mapped };
}

/** Canonical text: dotted quad, or RFC 5952. */
export function formatIp({ family, bits }: IpAddress): string {
  if (family === 'IPv4') return [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 0xffn).join('.');
  const groups = Array.from({ length: 8 }, (_, i) => ((bits >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
  const { start, length } = longestZeroRun(groups);
  if (length < 2) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}

const plainQuad = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** The text in which Go prints an address; undefined for what is none. Leading zeros count as decimal. */
// kubernetes utils net/parse.go ParseIPSloppy
export function canonicalIp(text: string): string | undefined {
  if (plainQuad.test(text)) return text;
  const address = parseIp(text);
  return address && formatIp(address);
}

function longestZeroRun(groups: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  groups.forEach((group, i) => {
    length = group === '0' ? length + 1 : 0;
    if (length > best.length) best = { start: i - length + 1, length };
  });
  return best;
}

const widthOf = (family: IpFamily) => (family === 'IPv4' ? 32 : 128);

interface ParsedCidr {
  readonly address: ParsedText;
  readonly range: IpRange;
  readonly leadingZeros: boolean;
  /** Bits are set beyond the prefix length. */
  readonly hostBits: boolean;
}

export function parseCidrText(text: string): ParsedCidr | undefined {
  const slash = text.indexOf('/');
  const address = slash < 0 ? undefined : parseIpText(text.slice(0, slash));
  const lengthText = text.slice(slash + 1);
  if (!address || !/^[0-9]{1,6}$/.test(lengthText)) return undefined;
  const offset = address.mapped ? 96 : 0;
  const written = Number(lengthText);
  if (written > widthOf(address.family) + offset || written < offset) return undefined;
  const prefixLength = written - offset;
  const bits = networkBits({ ...address, prefixLength });
  return {
    address,
    range: { family: address.family, bits, prefixLength },
    leadingZeros: address.leadingZeros || (lengthText.length > 1 && lengthText.startsWith('0')),
    hostBits: bits !== address.bits,
  };
}

export function parseCidr(text: string): IpRange | undefined {
  return parseCidrText(text)?.range;
}

function networkBits({ family, bits, prefixLength }: IpRange): bigint {
  const host = BigInt(widthOf(family) - prefixLength);
  return (bits >> host) << host;
}

export function formatCidr(range: IpRange): string {
  return `${formatIp(range)}/${range.prefixLength}`;
}

export function rangeContains(range: IpRange, address: IpAddress): boolean {
  return range.family === address.family && networkBits({ ...address, prefixLength: range.prefixLength }) === range.bits;
}

/** How many addresses a range has. */
export function sizeOfRange({ family, prefixLength }: IpRange): bigint {
  return 1n << BigInt(widthOf(family) - prefixLength);
}
