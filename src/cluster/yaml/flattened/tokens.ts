/** What is left of YAML once line breaks or indentation are gone. */
export type Token =
  | { readonly type: 'key'; readonly text: string; readonly value: string | undefined }
  | { readonly type: 'dash' }
  | { readonly type: 'item'; readonly value: string }
  | { readonly type: 'comment'; readonly text: string }
  | { readonly type: 'separator' };

const word = /"(?:[^"\\]|\\.)*":?|'(?:[^']|'')*':?|\{[^{}]*\}|\[[^[\]]*\]|\S+/g;
const key = /^(?:[A-Za-z0-9_$][\w./-]*|"[^"]+"|'[^']+'):$/;
const lengthLimit = 20_000;

/** Undefined where the text holds something that cannot be put back from its words alone, such as block scalars. */
export function tokensOf(text: string): readonly Token[] | undefined {
  if (text.length > lengthLimit) return undefined;
  const tokens: Token[] = [];
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed.startsWith('#')) tokens.push({ type: 'comment', text: trimmed });
    else if (!readLine(trimmed, tokens)) return undefined;
  }
  return tokens;
}

function readLine(line: string, tokens: Token[]): boolean {
  let words: string[] = [];
  const flush = () => {
    if (words.length === 0) return;
    const value = words.join(' ');
    words = [];
    const last = tokens.at(-1);
    if (last?.type === 'key' && last.value === undefined) tokens[tokens.length - 1] = { ...last, value };
    else if (last?.type === 'dash') tokens.push({ type: 'item', value });
    else tokens.push({ type: 'item', value: '' });
  };
  for (const [found] of line.matchAll(word)) {
    if (/^[|>][-+]?$/.test(found)) return false;
    if (key.test(found)) {
      flush();
      tokens.push({ type: 'key', text: found.slice(0, -1), value: undefined });
    } else if (found === '-' || found === '---') {
      flush();
      tokens.push({ type: found === '-' ? 'dash' : 'separator' });
    } else words.push(found);
  }
  flush();
  return !tokens.some((token) => token.type === 'item' && token.value === '');
}
