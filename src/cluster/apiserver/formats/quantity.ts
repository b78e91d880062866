const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const nano = 1_000_000_000n;
const pattern = /^([+-]?)(\d*)\.?(\d*)(?:([eE][+-]?\d{1,2})|([numkMGTPE]|[KMGTPE]i))?$/;
const longest = 40;

interface Parsed {
  /** In billionths of one, rounded away from zero. */
  readonly amount: bigint;
  readonly form: 'decimal' | 'exponent' | 'binary';
}

// kubernetes apimachinery pkg/api/resource/quantity.go ParseQuantity
function parseQuantity(quantity: string | number): Parsed | undefined {
  const text = String(quantity);
  const match = text.length <= longest ? pattern.exec(text) : null;
  const [, sign, whole = '', fraction = '', exponent, suffix = ''] = match ?? [];
  if (whole + fraction === '') return undefined;
  const isBinary = suffix.endsWith('i');
  const scale = isBinary ? 1024n ** BigInt(binary.indexOf(suffix)) * nano : tenTo(3 * decimal.indexOf(suffix));
  const power = exponent ? Number(exponent.slice(1)) : 0;
  const dividend = BigInt(whole + fraction) * scale * tenTo(Math.max(0, power));
  const divisor = tenTo(fraction.length + Math.max(0, -power));
  const amount = (dividend + divisor - 1n) / divisor;
  return { amount: sign === '-' ? -amount : amount, form: isBinary ? 'binary' : exponent ? 'exponent' : 'decimal' };
}

const tenTo = (power: number) => 10n ** BigInt(power);

/** In billionths of one; undefined where the text is no quantity. */
export function quantityAmount(quantity: string | number): bigint | undefined {
  return parseQuantity(quantity)?.amount;
}

/** `0.5` is `500m`, `1024Mi` is `1Gi`: the largest unit that needs no fraction. What is no quantity stays as it is. */
// kubernetes apimachinery pkg/api/resource/quantity.go CanonicalizeBytes
export function canonicalQuantity(quantity: string | number): string {
  const parsed = parseQuantity(quantity);
  if (!parsed) return String(quantity);
  const amount = parsed.amount < 0n ? -parsed.amount : parsed.amount;
  const sign = parsed.amount < 0n ? '-' : '';
  if (amount === 0n) return '0';
  if (parsed.form === 'binary' && amount >= 1024n * nano && amount % nano === 0n) return sign + inUnits(amount / nano, binary, 1024n);
  const text = inUnits(amount, decimal, 1000n);
  return sign + (parsed.form === 'exponent' ? withExponent(text) : text);
}

function inUnits(amount: bigint, units: readonly string[], base: bigint): string {
  let unit = 0;
  let rest = amount;
  while (rest % base === 0n && unit < units.length - 1) {
    rest /= base;
    unit++;
  }
  return `${rest}${units[unit]}`;
}

function withExponent(text: string): string {
  const [, digits = text, unit = ''] = /^(\d+)(\D*)$/.exec(text) ?? [];
  const power = 3 * (decimal.indexOf(unit) - decimal.indexOf(''));
  return power === 0 ? digits : `${digits}e${power}`;
}
