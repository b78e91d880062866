import { type FieldError, invalid } from '../field-error.ts';

/** What is wrong with a text as a name of some sort: one message a complaint, none when it is fine. */
export type NameRule = (value: string) => readonly string[];

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const underscoredLabel = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const underscoredSubdomain = `${underscoredLabel}(\\.${underscoredLabel})*`;
const wildcardSubdomain = `\\*\\.${subdomain}`;
const labelKey = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const labelValue = `(${labelKey})?`;
const configKey = '[-._a-zA-Z0-9]+';

// The patterns above are for the messages; these take time in proportion to the text, which a backtracking pattern would not.
const between = (characters: RegExp, ends: RegExp) => (value: string) =>
  characters.test(value) && ends.test(value.slice(0, 1)) && ends.test(value.slice(-1));
const isLabel = between(/^[-a-z0-9]+$/, /^[a-z0-9]$/);
const isUnderscoredLabel = (value: string) => between(/^[-_a-z0-9]+$/, /^[a-z0-9]$/)(value.replace(/^_/, ''));
const isSubdomain = (value: string) => value.split('.').every(isLabel);
const isKeyName = between(/^[-A-Za-z0-9_.]+$/, /^[A-Za-z0-9]$/);

const utf8Length = (text: string) => {
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return length;
};

const longerThan = (value: string, limit: number) => value.length * 3 > limit && utf8Length(value) > limit;
const tooLong = (value: string, limit: number, unit: 'characters' | 'bytes' = 'characters') =>
  longerThan(value, limit) ? [`must be no more than ${limit} ${unit}`] : [];

// kubernetes apimachinery pkg/util/validation/validation.go RegexError
export function patternMessage(message: string, pattern: string, ...examples: string[]): string {
  if (examples.length === 0) return `${message} (regex used for validation is '${pattern}')`;
  return `${message} (e.g. ${examples.map((example) => `'${example}', `).join(' or ')}regex used for validation is '${pattern}')`;
}

const alphanumericEnds = 'and must start and end with an alphanumeric character';
const notALabel = patternMessage(
  `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', ${alphanumericEnds}`,
  label,
  'my-name',
  '123-abc',
);
const notASubdomain = patternMessage(
  `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', ${alphanumericEnds}`,
  subdomain,
  'example.com',
);
const keyCharacters = patternMessage(
  `must consist of alphanumeric characters, '-', '_' or '.', ${alphanumericEnds}`,
  labelKey,
  'MyName',
  'my.name',
  '123-abc',
);

// kubernetes apimachinery pkg/util/validation/validation.go IsDNS1123Label
export const dnsLabel: NameRule = (value) => [
  ...tooLong(value, 63),
  ...(isLabel(value) ? [] : [isSubdomain(value) ? 'must not contain dots' : notALabel]),
];

export const dnsSubdomain: NameRule = (value) => [...tooLong(value, 253), ...(isSubdomain(value) ? [] : [notASubdomain])];

export const dnsSubdomainWithUnderscore: NameRule = (value) => [
  ...tooLong(value, 253),
  ...(value.split('.').every(isUnderscoredLabel)
    ? []
    : [
        patternMessage(
          `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', ${alphanumericEnds}`,
          underscoredSubdomain,
          'example.com',
        ),
      ]),
];

export const wildcardDnsSubdomain: NameRule = (value) => [
  ...tooLong(value, 253),
  ...(value.startsWith('*.') && isSubdomain(value.slice(2))
    ? []
    : [
        patternMessage(
          "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
          wildcardSubdomain,
          '*.example.com',
        ),
      ]),
];

/** A label key, also what upstream calls a qualified name: `name` or `prefix.example/name`. */
// kubernetes apimachinery pkg/api/validate/content/kube.go IsLabelKey
export const qualifiedName: NameRule = (value) => {
  const parts = value.split('/');
  if (parts.length > 2) {
    return [`a valid label key ${keyCharacters} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const name = parts.at(-1) ?? '';
  const prefix = parts.length === 2 ? (parts[0] ?? '') : undefined;
  const ofPrefix =
    prefix === undefined
      ? []
      : prefix === ''
        ? ['must be non-empty']
        : [...tooLong(prefix, 253, 'bytes'), ...(isSubdomain(prefix) ? [] : [notASubdomain])];
  return [
    ...ofPrefix.map((message) => `prefix part ${message}`),
    ...(name === '' ? ['must be non-empty'] : tooLong(name, 63, 'bytes')).map((message) => `name part ${message}`),
    ...(isKeyName(name) ? [] : [`name part ${keyCharacters}`]),
  ];
};

// kubernetes apimachinery pkg/api/validate/content/kube.go IsLabelValue
export const labelValueRule: NameRule = (value) => [
  ...tooLong(value, 63, 'bytes'),
  ...(value === '' || isKeyName(value)
    ? []
    : [
        patternMessage(
          `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', ${alphanumericEnds}`,
          labelValue,
          'MyValue',
          'my_value',
          '12345',
        ),
      ]),
];

// kubernetes apimachinery pkg/util/validation/validation.go IsConfigMapKey
export const configMapKey: NameRule = (value) => [
  ...tooLong(value, 253),
  ...(/^[-._a-zA-Z0-9]+$/.test(value)
    ? []
    : [
        patternMessage(
          "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
          configKey,
          'key.name',
          'KEY_NAME',
          'key-name',
        ),
      ]),
  ...notADirectory(value),
];

// kubernetes apimachinery pkg/util/validation/validation.go hasChDirPrefix
function notADirectory(value: string): readonly string[] {
  if (value === '.') return ["must not be '.'"];
  if (value === '..') return ["must not be '..'"];
  return value.startsWith('..') ? ["must not start with '..'"] : [];
}

// kubernetes apimachinery pkg/util/validation/validation.go IsRelaxedEnvVarName
export const environmentName: NameRule = (value) => {
  if (value === '') return ['environment variable name must be non-empty'];
  return /^[ -<>-~]*$/.test(value)
    ? []
    : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
};

/** One `Invalid value` a message of the rule. */
export function checkName(field: string, value: string, rule: NameRule): FieldError[] {
  return rule(value).map((message) => invalid(field, value, message));
}
