import type { TextEdit } from '../../source.ts';
import type { Manifest } from '../variant.ts';

/** A field as it stands in the text of a file: offsets of its name and of its value. */
export interface WrittenField {
  readonly file: string;
  readonly text: string;
  readonly start: number;
  readonly value: number;
  /** Behind the last character of its value. */
  readonly end: number;
  /** Whether its name is in double quotes, as in JSON. */
  readonly quoted: boolean;
}

/** Undefined where the field is not written. */
export function writtenField({ files, locate }: Manifest, path: string): WrittenField | undefined {
  const source = locate(path);
  const text = source && files.find(({ name }) => name === source.file)?.text;
  if (!source || text === undefined) return undefined;
  const name = path.slice(path.lastIndexOf('.') + 1);
  const [whole, quote = ''] = new RegExp(`^(["']?)${name}\\1\\s*:[ \\t]*`).exec(text.slice(source.start, source.end)) ?? [];
  if (whole === undefined) return undefined;
  const end = source.start + text.slice(source.start, source.end).trimEnd().length;
  return { file: source.file, text, start: source.start, value: Math.min(end, source.start + whole.length), end, quoted: quote === '"' };
}

const edit = ({ file }: WrittenField, start: number, end: number, text: string): readonly TextEdit[] => [{ file, start, end, text }];

export function replaceValue(field: WrittenField, value: string): readonly TextEdit[] {
  const space = field.text[field.value - 1] === ':' ? ' ' : '';
  return edit(field, field.value, field.end, space + (field.quoted ? JSON.stringify(value) : value));
}

/** Takes a field away with the line or the comma that belongs to it. */
export function removeField(field: WrittenField): readonly TextEdit[] {
  const { text, start, end } = field;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const [after = ''] = /^[ \t]*,\s*/.exec(text.slice(end)) ?? [];
  if (after) return edit(field, start, end + after.length, '');
  const [before = ''] = /,\s*$/.exec(text.slice(0, start)) ?? [];
  if (before) return edit(field, start - before.length, end, '');
  const item = /^[ \t]*-[ \t]+$/.exec(text.slice(lineStart, start))?.[0];
  const next = item && /^[ \t]*(?:#[^\n]*)?\r?\n([ \t]*)(?=[^\s#-])/.exec(text.slice(end));
  // The next field takes its place behind the dash of the list.
  if (next && next[1]?.length === item?.length) return edit(field, start, end + next[0].length, '');
  const isAlone = /^[ \t]*$/.test(text.slice(lineStart, start)) && /^[ \t]*(#[^\n]*)?\r?(\n|$)/.test(text.slice(end));
  if (!isAlone || !hasNeighbour(text, lineStart, end)) return replaceValue(field, '""');
  const lineEnd = text.indexOf('\n', end);
  return edit(field, lineStart, lineEnd < 0 ? text.length : lineEnd + 1, '');
}

/** Whether a field of the same indentation stands right before or behind, so that the map is not left empty. */
function hasNeighbour(text: string, lineStart: number, end: number): boolean {
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const isOfMap = (line: string) => line.startsWith(indent) && line.trim() !== '' && !line.trim().startsWith('#');
  const above = text.slice(0, lineStart).trimEnd().split('\n').at(-1) ?? '';
  const before = above.replace(/^([ \t]*)-/, '$1 ');
  const [behind = ''] = text
    .slice(end)
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '');
  return isOfMap(before) || isOfMap(behind);
}

/** Writes a field before the others of a map. Undefined where the map is an alias or has no field to stand before. */
export function insertField(parent: WrittenField, name: string, value: string): readonly TextEdit[] | undefined {
  const inside = parent.text.slice(parent.value, parent.end);
  const flow = /^\{(\s*)(["']?)[^\s}]/.exec(inside);
  if (flow) {
    const [, space = '', quote] = flow;
    const field = quote === '"' ? `${JSON.stringify(name)}: ${JSON.stringify(value)}` : `${name}: ${value}`;
    const at = parent.value + 1;
    return edit(parent, at, at, `${space}${field},${space ? '' : ' '}`);
  }
  const first = /^(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*([ \t]+)\S/.exec(inside);
  if (!first) return undefined;
  const [head, indent = ''] = first;
  const at = parent.value + head.length - indent.length - 1;
  const lineEnd = /\r\n/.test(head) ? '\r\n' : '\n';
  return edit(parent, at, at, `${indent}${name}: ${value}${lineEnd}`);
}
