/** Widths without a browser: a little generous, so that real text never overruns what was planned for it. */

const narrow = "ijlI.,:;'|!()[]·`ft ";
const wide = 'mwMW@%—…';
const usual = 0.615;
const capital = 0.69;

/** Em of the characters up to U+007F; the rest is taken for wide letters. */
const table = Float64Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code);
  if (narrow.includes(letter)) return 0.37;
  if (wide.includes(letter)) return 0.96;
  return letter >= 'A' && letter <= 'Z' ? capital : usual;
});

function em(code: number): number {
  if (code < 128) return table[code] ?? usual;
  return code === 0xb7 ? 0.37 : code < 0x300 ? capital : 0.96;
}

/** Pixels that a text takes in the page's sans-serif face. */
export function sansWidth(text: string, size: number, bold = false): number {
  let units = 0;
  for (let i = 0; i < text.length; i += 1) units += em(text.charCodeAt(i));
  return units * size * (bold ? 1.04 : 1);
}

/** Pixels in the page's monospaced face. */
export function monoWidth(text: string, size: number): number {
  return text.length * size * 0.605;
}

/** Lines no wider than `width`, broken at spaces, and inside a word where it is too long by itself. */
export function wrap(text: string, width: number, widthOf: (text: string) => number): readonly string[] {
  if (widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, width, widthOf))) {
    const longer = line ? `${line} ${word}` : word;
    if (!line || widthOf(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number, widthOf: (text: string) => number): readonly string[] {
  if (widthOf(word) <= width) return [word];
  const fits = Math.max(4, Math.floor((word.length * width) / widthOf(word)) - 1);
  const parts: string[] = [];
  for (let start = 0; start < word.length && parts.length < 8; start += fits) parts.push(word.slice(start, start + fits));
  return parts;
}

/** The middle gives way: the start names the owner and the end tells replicas apart. */
export function shorten(text: string, width: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= width) return text;
  const fits = Math.max(5, Math.floor((text.length * width) / widthOf(text)) - 1);
  const end = Math.min(Math.floor(fits / 2), 12);
  return `${text.slice(0, fits - end - 1)}…${text.slice(text.length - end)}`;
}
