/** Widths without a browser: a little generous, so that real text never overruns what was planned for it. */

const narrow = new Set("ijlI.,:;'|!()[]·`ft ");
const wide = new Set('mwMW@%—…');

/** Pixels that a text takes in the page's sans-serif face. */
export function sansWidth(text: string, size: number, bold = false): number {
  let units = 0;
  for (const letter of text) units += narrow.has(letter) ? 0.37 : wide.has(letter) ? 0.96 : letter >= 'A' && letter <= 'Z' ? 0.69 : 0.615;
  return units * size * (bold ? 1.1 : 1);
}

/** Pixels in the page's monospaced face. */
export function monoWidth(text: string, size: number): number {
  return [...text].length * size * 0.605;
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
