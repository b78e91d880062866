/** The words of a command sorted into options and the rest. */
export interface Options {
  /** The values of an option in order; a flag has an empty one. */
  values(...names: readonly string[]): readonly string[];
  has(...names: readonly string[]): boolean;
  readonly rest: readonly string[];
}

/** `withValue` names the options that take a value: one letter (`H`) or a long name (`header`). */
export function readOptions(words: readonly string[], withValue: readonly string[]): Options {
  const found: (readonly [string, string])[] = [];
  const rest: string[] = [];
  const takes = new Set(withValue);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      rest.push(...words.slice(at + 1));
      break;
    }
    if (word.startsWith('--')) {
      const [name = '', ...value] = word.slice(2).split('=');
      if (value.length > 0) found.push([name, value.join('=')]);
      else found.push([name, takes.has(name) ? (words[++at] ?? '') : '']);
    } else if (word.startsWith('-') && word.length > 1) {
      for (let letter = 1; letter < word.length; letter++) {
        const name = word.charAt(letter);
        if (!takes.has(name)) {
          found.push([name, '']);
          continue;
        }
        found.push([name, word.slice(letter + 1) || (words[++at] ?? '')]);
        break;
      }
    } else {
      rest.push(word);
    }
  }
  return {
    values: (...names) => found.filter(([name]) => names.includes(name)).map(([, value]) => value),
    has: (...names) => found.some(([name]) => names.includes(name)),
    rest,
  };
}
