import type { ScalarTag } from 'yaml';

const yes = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']);
const no = new Set(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']);

/** The words that are not strings when they stand without quotes. */
// sigs.k8s.io/yaml goyaml.v2 resolve.go resolveTable, resolveMap
export const scalarTags: ScalarTag[] = [
  {
    tag: 'tag:yaml.org,2002:null',
    default: true,
    test: /^(?:~|null|Null|NULL)?$/,
    identify: (value) => value === null,
    resolve: () => null,
  },
  {
    tag: 'tag:yaml.org,2002:bool',
    default: true,
    test: /^(?:[yYnN]|[Yy]es|YES|[Nn]o|NO|[Tt]rue|TRUE|[Ff]alse|FALSE|[Oo]n|ON|[Oo]ff|OFF)$/,
    identify: (value) => typeof value === 'boolean',
    resolve: (text, onError) => {
      if (!yes.has(text) && !no.has(text)) onError(`${text} is not a boolean`);
      return yes.has(text);
    },
  },
  {
    tag: 'tag:yaml.org,2002:int',
    default: true,
    test: /^[-+]?(?:0[bB][01_]+|0[oO]?[0-7_]+|0[xX][0-9a-fA-F_]+|[0-9][0-9_]*)$/,
    identify: (value) => typeof value === 'number' && Number.isInteger(value),
    resolve: (text, onError) => integerOf(text) ?? notANumber(text, onError),
  },
  {
    tag: 'tag:yaml.org,2002:float',
    default: true,
    test: /^[-+]?(?:\.[0-9][0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/,
    identify: (value) => typeof value === 'number',
    resolve: (text, onError) => {
      const value = Number(text.replaceAll('_', ''));
      return Number.isFinite(value) ? value : notANumber(text, onError);
    },
  },
];

function notANumber(text: string, onError: (message: string) => void): string {
  onError(`${text} is not a number`);
  return text;
}

/** `017` is octal; `08` is not, and so a plain 8. */
function integerOf(text: string): number | undefined {
  const digits = text.replaceAll('_', '').toLowerCase();
  const sign = digits.startsWith('-') ? -1 : 1;
  const bare = digits.replace(/^[-+]/, '');
  const value = /^0[0-7]+$/.test(bare) ? Number.parseInt(bare, 8) : Number(bare);
  return Number.isFinite(value) ? sign * value || 0 : undefined;
}
