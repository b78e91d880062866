/** Splits a line as a shell does into the words of its commands, without redirections and comments. Undefined where a quote stays open. */
export function shellCommands(line: string): readonly (readonly string[])[] | undefined {
  const commands: string[][] = [[]];
  let word: string | undefined;
  let quote = '';
  let isRedirected = false;
  const endWord = () => {
    if (word === undefined) return;
    if (!isRedirected) commands.at(-1)?.push(word);
    // bash opens a connection for such a file
    else if (/^\/dev\/(tcp|udp)\//.test(word)) commands.push([word]);
    isRedirected = false;
    word = undefined;
  };
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (quote) {
      if (character === quote) quote = '';
      else if (quote === '"' && character === '\\' && at + 1 < line.length) word = (word ?? '') + line.charAt(++at);
      else word = (word ?? '') + character;
      continue;
    }
    const whole = /^(?:\$\([^()]*\)|<[A-Za-z][\w. -]*>)/.exec(line.slice(at, at + 100))?.[0];
    if (whole) {
      word = (word ?? '') + whole;
      at += whole.length - 1;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (character === '\\') {
      const next = line.charAt(++at);
      if (next !== '\n' && next !== '\r') word = (word ?? '') + next;
    } else if (/[<>]/.test(character) || (character === '&' && line[at + 1] === '>')) {
      if (word !== undefined && !/^\d+$/.test(word)) endWord();
      word = undefined;
      isRedirected = true;
      while (/[<>&]/.test(line.charAt(at + 1))) at++;
    } else if (/[|;()\n]/.test(character) || (character === '&' && (line[at + 1] === '&' || word === undefined))) {
      endWord();
      commands.push([]);
    } else if (/\s/.test(character)) {
      endWord();
    } else if (character === '#' && word === undefined) {
      while (at + 1 < line.length && line.charAt(at + 1) !== '\n') at++;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (quote) return undefined;
  endWord();
  return commands.filter((words) => words.length > 0);
}
