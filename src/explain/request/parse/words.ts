/** Splits a command line as a shell does: quotes and backslashes, up to the first pipe, redirection or next command. Undefined where a quote stays open. */
export function shellWords(line: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (quote) {
      if (character === quote) quote = '';
      else if (quote === '"' && character === '\\' && at + 1 < line.length) word = (word ?? '') + line.charAt(++at);
      else word = (word ?? '') + character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (character === '\\') {
      const next = line.charAt(++at);
      if (next !== '\n' && next !== '\r') word = (word ?? '') + next;
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (/[|;>]/.test(character) || (character === '&' && (line[at + 1] === '&' || word === undefined))) {
      break;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (quote) return undefined;
  return word === undefined ? words : [...words, word];
}
