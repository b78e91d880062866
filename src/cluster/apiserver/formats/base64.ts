const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The UTF-8 of a text in base64. */
export function base64Of(text: string): string {
  const bytes = [...encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).matchAll(/%([0-9A-F]{2})|(.)/g)].map(
    ([, hex, character]) => (hex ? Number.parseInt(hex, 16) : (character ?? '').charCodeAt(0)),
  );
  let encoded = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(i, i + 3);
    const bits = (a << 16) | (b << 8) | c;
    encoded += [18, 12, 6, 0].map((shift, at) => (at <= bytes.length - i ? alphabet[(bits >> shift) & 63] : '=')).join('');
  }
  return encoded;
}

/** Where a text stops being base64; undefined where all of it is. */
// Go encoding/base64 decodeQuantum
export function corruptByte(text: string): number | undefined {
  let inQuantum = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? '';
    if (character === '\n' || character === '\r') continue;
    if (character === '=') return afterPadding(text, i, inQuantum);
    if (!alphabet.includes(character)) return i;
    inQuantum = (inQuantum + 1) % 4;
  }
  return inQuantum === 0 ? undefined : text.length - inQuantum;
}

function afterPadding(text: string, at: number, inQuantum: number): number | undefined {
  if (inQuantum < 2) return at;
  const rest = text.slice(at + 1).replace(/[\r\n]+/g, '');
  if (inQuantum === 2 && rest === '') return text.length;
  if (inQuantum === 2 && !rest.startsWith('=')) return at + 1;
  return rest.length > (inQuantum === 2 ? 1 : 0) ? at + (inQuantum === 2 ? 2 : 1) : undefined;
}
