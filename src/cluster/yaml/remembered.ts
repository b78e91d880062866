const textLimit = 20_000_000;

/** Remembers what a pure function of a text gave for the texts it met last, so that a keystroke costs one document. */
export function remembered<T>(read: (text: string) => T, entryLimit: number): (text: string) => T {
  const known = new Map<string, T>();
  let size = 0;
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) {
      known.delete(text);
      known.set(text, found);
      return found;
    }
    const result = read(text);
    known.set(text, result);
    size += text.length;
    for (const oldest of known.keys()) {
      if (known.size <= entryLimit && size <= textLimit) break;
      known.delete(oldest);
      size -= oldest.length;
    }
    return result;
  };
}
