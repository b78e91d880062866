/** What an edit writes: plain data. */
export type Written = string | number | boolean | readonly Written[] | { readonly [key: string]: Written };

/** Data on one line, as JSON or in the flow style of YAML, quoted where it must be. */
export function flowText(value: Written, asJson = false): string {
  if (asJson) return JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return plain(value);
  if (isList(value)) return `[${value.map((item) => flowText(item)).join(', ')}]`;
  const fields = Object.entries(value).map(([key, item]) => `${plain(key)}: ${flowText(item)}`);
  return `{${fields.join(', ')}}`;
}

const isList = (value: Written): value is readonly Written[] => Array.isArray(value);

/** Words that YAML 1.1 reads as something else than text. */
const taken = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

function plain(text: string): string {
  return /^[A-Za-z][\w./-]*$/.test(text) && !taken.test(text) ? text : JSON.stringify(text);
}
