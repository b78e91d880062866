const plain = /^[A-Za-z_/][\w./-]*( [\w./-]+)*$/;
const words = /^(true|false|null|yes|no|on|off|y|n|~)$/i;

/** A JSON value as YAML, for reading. */
export function yamlText(value: unknown, indent = ''): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return value.map((item) => `${indent}- ${yamlText(item, `${indent}  `).trimStart()}`).join('\n');
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, given]) => given !== undefined);
    if (entries.length === 0) return '{}';
    return entries
      .map(([key, given]) => {
        const text = yamlText(given, Array.isArray(given) ? indent : `${indent}  `);
        return isNested(given) ? `${indent}${scalar(key)}:\n${text}` : `${indent}${scalar(key)}: ${text}`;
      })
      .join('\n');
  }
  return typeof value === 'string' ? scalar(value) : JSON.stringify(value);
}

const isNested = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length > 0;
const scalar = (text: string) => (plain.test(text) && !words.test(text) ? text : JSON.stringify(text));
