import { formatCidr, formatIp, type IpAddress, parseCidrText, parseIpText, rangeContains } from '../../ip-address.ts';
import { type FieldError, invalid } from '../field-error.ts';

const notAnIp = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
const notACidr = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';

/** Values that are already stored stay valid. */
type StoredBefore = readonly string[];

// kubernetes apimachinery pkg/util/validation/ip.go IsValidIPForLegacyField
export function checkIp(field: string, value: string, storedBefore: StoredBefore = []): FieldError[] {
  if (storedBefore.includes(value)) return [];
  const address = parseIpText(value);
  if (!address) return [invalid(field, value, notAnIp)];
  if (address.leadingZeros) return [invalid(field, value, 'must not have leading 0s')];
  return address.mapped ? [invalid(field, value, 'must not be an IPv4-mapped IPv6 address')] : [];
}

// kubernetes apimachinery pkg/util/validation/ip.go IsValidCIDRForLegacyField
export function checkCidr(field: string, value: string, storedBefore: StoredBefore = []): FieldError[] {
  if (storedBefore.includes(value)) return [];
  const cidr = parseCidrText(value);
  if (!cidr) return [invalid(field, value, notACidr)];
  if (cidr.leadingZeros) return [invalid(field, value, 'must not have leading 0s in IP or prefix length')];
  return [
    ...(cidr.address.mapped ? [invalid(field, value, 'must not have an IPv4-mapped IPv6 address')] : []),
    ...(cidr.hostBits ? [invalid(field, value, 'must not have bits set beyond the prefix length')] : []),
  ];
}

const reach = (text: string) => parseCidrText(text)?.range;
const within = (address: IpAddress, ...cidrs: string[]) =>
  cidrs.some((cidr) => {
    const range = reach(cidr);
    return range !== undefined && rangeContains(range, address);
  });

/** An address that another machine can be reached at. */
// kubernetes pkg/apis/core/validation/validation.go ValidateNonSpecialIP
export function checkNonSpecialIp(field: string, value: string): FieldError[] {
  const address = parseIpText(value);
  if (!address) return [invalid(field, value, 'must be a valid IP address')];
  const errors: FieldError[] = [];
  const refuse = (detail: string) => errors.push(invalid(field, value, detail));
  if (address.bits === 0n) refuse(`may not be unspecified (${value})`);
  if (within(address, '127.0.0.0/8', '::1/128')) refuse('may not be in the loopback range (127.0.0.0/8, ::1/128)');
  if (within(address, '169.254.0.0/16', 'fe80::/10')) refuse('may not be in the link-local range (169.254.0.0/16, fe80::/10)');
  // Go takes ff?2:: with any flags for link-local multicast.
  const linkLocalMulticast =
    within(address, '224.0.0.0/24') || (address.family === 'IPv6' && ((address.bits >> 112n) & 0xff0fn) === 0xff02n);
  if (linkLocalMulticast) refuse('may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)');
  return errors;
}

// kubernetes apimachinery pkg/util/validation/ip.go GetWarningsForIP
export function ipWarnings(field: string, value: string): string[] {
  const address = parseIpText(value);
  if (!address) return [];
  const canonical = JSON.stringify(formatIp(address));
  if (address.leadingZeros || address.mapped) {
    return [
      `${field}: non-standard IP address ${JSON.stringify(value)} will be considered invalid in a future Kubernetes release: use ${canonical}`,
    ];
  }
  if (JSON.stringify(value) === canonical) return [];
  return [`${field}: IPv6 address ${JSON.stringify(value)} should be in RFC 5952 canonical format (${canonical})`];
}

// kubernetes apimachinery pkg/util/validation/ip.go GetWarningsForCIDR
export function cidrWarnings(field: string, value: string): string[] {
  const cidr = parseCidrText(value);
  if (!cidr) return [];
  const quoted = JSON.stringify(value);
  const canonical = JSON.stringify(formatCidr(cidr.range));
  const warnings: string[] = [];
  if (cidr.hostBits) {
    const single = JSON.stringify(`${formatIp(cidr.address)}/${cidr.address.family === 'IPv4' ? 32 : 128}`);
    warnings.push(`${field}: CIDR value ${quoted} is ambiguous in this context (should be ${canonical} or ${single}?)`);
  }
  if (cidr.leadingZeros || cidr.address.mapped) {
    warnings.push(
      `${field}: non-standard CIDR value ${quoted} will be considered invalid in a future Kubernetes release: use ${canonical}`,
    );
  }
  if (warnings.length === 0 && quoted !== canonical) {
    warnings.push(`${field}: IPv6 CIDR value ${quoted} should be in RFC 5952 canonical format (${canonical})`);
  }
  return warnings;
}
