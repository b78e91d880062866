const mostRunes = 4 * 1024;
const runesOfTruncated = 256;

/** What of its warnings the API server sends: each once, and shortened, then left out, where they are too many. */
// kubernetes apiserver pkg/endpoints/filters/warning.go recorder.AddWarning
export function sentWarnings(warnings: readonly string[]): readonly string[] {
  const each = [...new Set(warnings)];
  let written = 0;
  const fitting = each.findIndex((text) => {
    written += lengthOf(text);
    return written > mostRunes;
  });
  if (fitting < 0) return each;
  const sent = each.slice(0, fitting + 1).map(truncated);
  written = sent.reduce((sum, text) => sum + lengthOf(text), 0);
  for (const text of each.slice(fitting + 1)) {
    if (written >= mostRunes) break;
    sent.push(truncated(text));
    written += lengthOf(sent.at(-1) ?? '');
  }
  return sent;
}

const lengthOf = (text: string) => [...text].length;
const truncated = (text: string) => (lengthOf(text) > runesOfTruncated ? [...text].slice(0, runesOfTruncated).join('') : text);
