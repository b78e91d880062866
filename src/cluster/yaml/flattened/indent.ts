import { resolve, typeOfKind } from '../../apiserver/decoding/schema.ts';
import type { TypeSchema } from '../../apiserver/decoding/type-schema.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A map or list that is open, and so may take the next field or item. */
interface Frame {
  readonly schema: TypeSchema;
  readonly indent: number;
  readonly seen: Set<string>;
  /** A list that waits for items. */
  readonly list: boolean;
}

/**
 * Puts line breaks and indentation back into a manifest that lost them: every field goes to the nearest open place
 * whose type has a field of that name. Undefined where the names do not settle it.
 */
export function indentAgain(text: string): string | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  const manifests = splitManifests(tokens);
  const indented = manifests.map(indentManifest);
  if (indented.length === 0 || indented.some((manifest) => manifest === undefined)) return undefined;
  return indented.join('---\n');
}

/** A second `apiVersion` begins another manifest unless it belongs to a reference, which always has `kind` and `name` beside it but no `metadata`. */
function splitManifests(tokens: readonly Token[]): Token[][] {
  const manifests: Token[][] = [];
  let current: Token[] = [];
  const close = () => {
    if (current.some(({ type }) => type === 'key')) manifests.push(current);
    current = [];
  };
  tokens.forEach((token, i) => {
    if (token.type === 'separator') close();
    else {
      const begins = token.type === 'key' && token.text === 'apiVersion' && startsManifest(tokens, i);
      if (begins && current.some((other) => other.type === 'key')) close();
      current.push(token);
    }
  });
  close();
  return manifests;
}

function startsManifest(tokens: readonly Token[], at: number): boolean {
  const names = tokens.slice(at + 1, at + 3).map((token) => (token.type === 'key' ? token.text : ''));
  return names[0] === 'kind' && names[1] === 'metadata';
}

function indentManifest(tokens: readonly Token[]): string | undefined {
  const type = typeOfKind(textOf(tokens, 'apiVersion'), textOf(tokens, 'kind'));
  if (!type) return undefined;
  let frames: Frame[] = [open(type.schema, 0, false)];
  const lines: string[] = [];
  let dash = '';
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'comment') lines.push(`${' '.repeat(frames.at(-1)?.indent ?? 0)}${token.text}`);
    else if (token.type === 'dash') {
      const at = listFor(frames, tokens, i);
      if (at < 0 || dash) return undefined;
      frames = frames.slice(0, at + 1);
      const list = frames[at] as Frame;
      dash = `${' '.repeat(list.indent)}- `;
      frames.push(open(itemsOf(list), list.indent + 2, false));
    } else if (token.type === 'item') {
      if (!dash) return undefined;
      lines.push(dash + token.value);
      dash = '';
      frames.pop();
    } else if (token.type === 'key') {
      const at = dash ? frames.length - 1 : placeFor(frames, token, tokens[i + 1]);
      if (at < 0) return undefined;
      frames = frames.slice(0, at + 1);
      const frame = frames[at] as Frame;
      frame.seen.add(token.text);
      lines.push(`${dash || ' '.repeat(frame.indent)}${token.text}:${token.value === undefined ? '' : ` ${token.value}`}`);
      dash = '';
      const field = fieldOf(frame, token.text);
      if (token.value === undefined && field) frames.push(open(field, frame.indent + 2, resolve(field).schema.type === 'array'));
    }
  }
  return dash ? undefined : `${lines.join('\n')}\n`;
}

const open = (schema: TypeSchema, indent: number, list: boolean): Frame => ({
  schema: resolve(schema).schema,
  indent,
  list,
  seen: new Set(),
});

function textOf(tokens: readonly Token[], key: string): string {
  const found = tokens.find((token) => token.type === 'key' && token.text === key);
  return found?.type === 'key' ? (found.value ?? '').replace(/^(["'])(.*)\1$/, '$2') : '';
}

const itemsOf = ({ schema }: Frame): TypeSchema => schema.items ?? {};

function fieldOf({ schema, list }: Frame, name: string): TypeSchema | undefined {
  if (list) return undefined;
  if (schema.properties && Object.hasOwn(schema.properties, name)) return schema.properties[name];
  return schema.additionalProperties;
}

/** The innermost frame with such a field. A map of free names takes its first entry, and gives way afterwards to a type around it that has the name. */
function placeFor(frames: readonly Frame[], key: Token & { type: 'key' }, next: Token | undefined): number {
  for (let at = frames.length - 1; at >= 0; at--) {
    const frame = frames[at] as Frame;
    const field = fieldOf(frame, key.text);
    if (!field || frame.seen.has(key.text) || !fits(field, key, next)) continue;
    const free = frame.schema.additionalProperties !== undefined;
    if (free && frame.seen.size > 0) {
      const around = frames.findLastIndex((other, i) => i < at && named(other, key, next));
      if (around >= 0) return around;
    }
    return at;
  }
  return -1;
}

function named(frame: Frame, key: Token & { type: 'key' }, next: Token | undefined): boolean {
  const field = frame.list || frame.schema.additionalProperties ? undefined : fieldOf(frame, key.text);
  return field !== undefined && !frame.seen.has(key.text) && fits(field, key, next);
}

/** A text cannot hold fields, nor a map be a text. */
function fits(field: TypeSchema, { value }: { readonly value: string | undefined }, next: Token | undefined): boolean {
  const { schema } = resolve(field);
  const nested = schema.properties !== undefined || schema.additionalProperties !== undefined || schema.type === 'array';
  if (value !== undefined) return !nested || /^[[{]|^null$|^~$/.test(value);
  if (next?.type === 'dash') return schema.type === 'array';
  return nested || next === undefined;
}

/** The open list whose items have most of the fields that follow, the innermost of equals. */
function listFor(frames: readonly Frame[], tokens: readonly Token[], dash: number): number {
  const following: string[] = [];
  for (const token of tokens.slice(dash + 1)) {
    if (token.type !== 'key') break;
    following.push(token.text);
  }
  let best = -1;
  let most = following.length > 0 ? 0 : -1;
  for (let at = frames.length - 1; at >= 0; at--) {
    const frame = frames[at] as Frame;
    if (!frame.list) continue;
    const item = open(itemsOf(frame), 0, false);
    const unknown = following.findIndex((name) => !fieldOf(item, name));
    const score = unknown < 0 ? following.length : unknown;
    if (score > most) [best, most] = [at, score];
  }
  return best;
}
