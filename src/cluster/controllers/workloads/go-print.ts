import { type Json, textOf } from '../../object.ts';
import { type GoField, goStructs, opaqueTypes } from './go-structs.ts';

type JsonMap = Readonly<Record<string, unknown>>;

/** The value as the spew library prints it with its types; undefined where it holds what the table of structs does not know. */
// kubernetes utils dump/dump.go ForHash
export function goPrint(type: string, value: unknown): string | undefined {
  const body = goBody(type, value);
  return body === undefined ? undefined : `(${type})${body}`;
}

function goBody(type: string, value: unknown): string | undefined {
  const isAbsent = value === undefined || value === null;
  if (type.startsWith('*')) return isAbsent ? '<nil>' : goBody(type.slice(1), value);
  if (type.startsWith('[]')) return isEmpty(value) ? '<nil>' : listBody(type.slice(2), value as readonly unknown[]);
  if (type.startsWith('map[') || type === 'v1.ResourceList') return isEmpty(value) ? '<nil>' : mapBody(type, value as JsonMap);
  const fields = goStructs[type];
  if (fields) return structBody(fields, (value ?? {}) as JsonMap);
  if (opaqueTypes.has(type)) return undefined;
  if (type === 'bool') return textOf((value ?? false) as Json);
  return textOf((value ?? (/^u?int\d+$/.test(type) ? 0 : '')) as Json);
}

function isEmpty(value: unknown): boolean {
  return !value || Object.keys(value).length === 0;
}

function structBody(fields: readonly GoField[], value: JsonMap): string | undefined {
  const keyed = fields.map(([name, type, key]) => ({ name, type, key: key ?? name.charAt(0).toLowerCase() + name.slice(1) }));
  if (Object.keys(value).some((key) => value[key] !== null && !keyed.some((field) => field.key === key))) return undefined;
  const parts = keyed.map(({ name, type, key }) => {
    const printed = goPrint(type, value[key]);
    return printed && `${name}:${printed}`;
  });
  return joined(parts, '{', '}');
}

function listBody(type: string, items: readonly unknown[]): string | undefined {
  return joined(
    items.map((item) => goBody(type, item)),
    '[',
    ']',
  );
}

function mapBody(type: string, map: JsonMap): string | undefined {
  if (opaqueTypes.has(type)) return undefined;
  const entries = Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
  return joined(
    entries.map(([key, value]) => `${key}:${textOf(value as Json)}`),
    'map[',
    ']',
  );
}

function joined(parts: readonly (string | undefined)[], open: string, close: string): string | undefined {
  return parts.includes(undefined) ? undefined : `${open}${parts.join(' ')}${close}`;
}
