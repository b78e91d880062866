import type { ScalarNode } from './reader/node.ts';

type ScalarValue = string | number | boolean | null;

const standard = 'tag:yaml.org,2002:';

const words = new Map<string, boolean | null>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
]);

const integer = /^[-+]?(?:0[bB][01]+|0[oO]?[0-7]+|0[xX][0-9a-fA-F]+|[0-9]+)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** Numbers to YAML that JSON has none of. */
const notFinite = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const goFloat = (text: string) => (/nan/i.test(text) ? 'NaN' : text.startsWith('-') ? '-Inf' : '+Inf');

/** What a text without quotes means: some words and numbers are not strings. */
// sigs.k8s.io/yaml goyaml.v2 resolve.go resolveTable, resolveMap
function resolve(text: string): ScalarValue {
  const word = words.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.0-9]/.test(text)) return text;
  const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
  const value = integer.test(digits) ? integerOf(digits) : float.test(digits) ? Number(digits) : Number.NaN;
  return Number.isFinite(value) ? value : text;
}

/** `017` is octal; `08` is not, and so a plain 8. */
function integerOf(digits: string): number {
  const bare = digits.replace(/^[-+]/, '');
  const value = /^0[0-7]+$/.test(bare) ? Number.parseInt(bare, 8) : Number(bare);
  return (digits.startsWith('-') ? -value : value) || 0;
}

/** The value of a scalar, or what is said where JSON has no such value. */
// goyaml.v2 decode.go decoder.scalar, resolve.go resolve
export function scalarOf({ text, plain, tag }: ScalarNode): { readonly value: ScalarValue } | { readonly failure: string } {
  if (tag === undefined && plain && notFinite.test(text)) return { failure: `json: unsupported value: ${goFloat(text)}` };
  if (tag === undefined) return { value: plain ? resolve(text) : text };
  if (tag === '!') return { value: text };
  if (tag === `${standard}binary` && !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replace(/[\r\n]/g, '')))
    return { failure: 'yaml: !!binary value contains invalid base64 data' };
  const wanted = /^tag:yaml\.org,2002:(bool|int|float|null)$/.exec(tag)?.[1];
  if (!wanted) return { value: text };
  const value = resolve(text);
  const found = typeOf(value, text);
  if (found === wanted || (wanted === 'float' && found === 'int')) return { value };
  return { failure: `yaml: cannot decode !!${found} \`${text}\` as a !!${wanted}` };
}

function typeOf(value: ScalarValue, text: string): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return integer.test(text.replaceAll('_', '')) ? 'int' : 'float';
  return typeof value === 'boolean' ? 'bool' : 'str';
}
