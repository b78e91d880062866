/** Undefined where the expression is one whose cost this model does not bound, or none at all. */
export function matchesPattern(expression: string, text: string): boolean | undefined {
  const bare = expression.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'x');
  const unbounded = bare.match(/[*+]|\{\d*,\d*\}/g)?.length ?? 0;
  if (unbounded > 2 || /\)[*+?{]|\(\?[^:]/.test(bare) || expression.length > 1024 || text.length > 2048) return undefined;
  try {
    return new RegExp(`^(?:${expression})$`).test(text);
  } catch {
    return undefined;
  }
}

interface ValueMatch {
  readonly type?: string;
  readonly name: string;
  readonly value: string;
}

/** An exact comparison or a regular expression, of a header or a query parameter. */
export function valueMatches({ type, value }: ValueMatch, actual: string | undefined): boolean {
  if (actual === undefined) return false;
  return type === 'RegularExpression' ? matchesPattern(value, actual) === true : actual === value;
}

export function headersMatch(wanted: readonly ValueMatch[], headers: Readonly<Record<string, string>>): ValueMatch | undefined {
  const sent = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return wanted.find((header) => !valueMatches(header, sent.get(header.name.toLowerCase())));
}

export function valueText(what: string, { type, name, value }: ValueMatch): string {
  return `${what} ${name}${type === 'RegularExpression' ? ' matching ' : ': '}${value}`;
}
