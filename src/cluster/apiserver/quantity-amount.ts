const decimalPowers: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const binaryPowers: Readonly<Record<string, bigint>> = { Ki: 1n, Mi: 2n, Gi: 3n, Ti: 4n, Pi: 5n, Ei: 6n };

/** How much a quantity such as `250m` or `1.5Gi` is, in billionths; nothing when it is no quantity. */
// kubernetes apimachinery pkg/api/resource/quantity.go ParseQuantity
export function quantityAmount(quantity: string | number): bigint | undefined {
  const parts = /^([+-]?)([0-9]{0,30})(?:\.([0-9]{0,30}))?([eE][+-]?[0-9]{1,2}|[numkMGTPE]|[KMGTPE]i)?$/.exec(String(quantity).trim());
  const [, sign = '', whole = '', fraction = '', suffix = ''] = parts ?? [];
  if (whole === '' && fraction === '') return undefined;
  const digits = BigInt(`${whole}${fraction}`);
  const binary = binaryPowers[suffix];
  const power = /^[eE]./.test(suffix) ? Number(suffix.slice(1)) : (decimalPowers[suffix] ?? 0);
  const amount = scale(binary === undefined ? digits : digits * 1024n ** binary, (binary === undefined ? power : 0) + 9 - fraction.length);
  return sign === '-' ? -amount : amount;
}

/** Times ten to a power; what falls off is rounded up. */
function scale(digits: bigint, power: number): bigint {
  if (power >= 0) return digits * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  return (digits + divisor - 1n) / divisor;
}
