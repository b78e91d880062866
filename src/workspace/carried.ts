import { alikeEnds } from '../cluster/alike-ends.ts';
import type { Source, SourceFile } from '../cluster/source.ts';

/** A place as it was before an edit, found again in the text of now. */
export interface Carried {
  /** Empty where the text is gone. */
  readonly source: Source;
  /** The first line of what stood there, where it reads otherwise now. */
  readonly was?: string;
}

/** Follows places through an edit of their files: what begins and ends alike is the same text, and what stands once in both. */
export function carrierOf(before: readonly SourceFile[], now: readonly SourceFile[]): (source: Source) => Carried {
  const edits = new Map<string, FileEdit>();
  return (source) => {
    const { file } = source;
    let edit = edits.get(file);
    if (!edit) {
      const [old, fresh] = [textOf(before, file), textOf(now, file)];
      edit = { old, fresh, ...alikeEnds(old, fresh) };
      edits.set(file, edit);
    }
    return carried(source, edit);
  };
}

interface FileEdit {
  readonly old: string;
  readonly fresh: string;
  readonly head: number;
  readonly tail: number;
}

function carried(source: Source, { old, fresh, head, tail }: FileEdit): Carried {
  const behind = (offset: number) => Math.max(head, fresh.length - Math.min(tail, old.length - offset));
  // What is put in right before a place is none of it.
  const isPutIn = source.start === head && old.length - tail === head && source.end > source.start;
  const start = source.start > head || isPutIn ? behind(source.start) : source.start;
  const there: Source = { ...source, start, end: source.end > head ? behind(source.end) : source.end };
  const text = old.slice(source.start, source.end);
  if (text === fresh.slice(there.start, there.end)) return { source: there };
  const only = fresh.indexOf(text);
  if (only >= 0 && only === fresh.lastIndexOf(text)) return { source: { ...source, start: only, end: only + text.length } };
  const [first = '', ...more] = text.trim().split('\n', 2);
  // A block with an edit inside it is still that block.
  return more.length > 0 && there.end > there.start ? { source: there } : { source: there, was: first };
}

const textOf = (files: readonly SourceFile[], file: string) => files.find(({ name }) => name === file)?.text ?? '';
