import { isObject } from '../../apiserver/custom-resource/schema-node.ts';
import { typeOfKind } from '../../apiserver/decoding/schema.ts';
import { type Json, textOf } from '../../object.ts';
import { indentAgain } from './indent.ts';

/** The text with its structure back, for a manifest that lost line breaks or indentation on its way through a web page; nothing for any other. */
export function repairFlattened(text: string, value: Json | undefined): string | undefined {
  if (!/\bapiVersion:/.test(text) || !/\bkind:/.test(text)) return undefined;
  if (value !== undefined && !lostIndentation(value)) return undefined;
  const repaired = indentAgain(text);
  return repaired !== undefined && repaired.trim() !== text.trim() ? repaired : undefined;
}

/** Fields of `metadata` or `spec` stand beside it instead of inside. */
function lostIndentation(value: Json): boolean {
  if (typeof value === 'string') return true;
  if (!isObject(value) || (value.metadata && value.spec !== null)) return false;
  const { apiVersion, kind } = value;
  const fields = typeOfKind(textOf(apiVersion), textOf(kind))?.schema.properties;
  return fields !== undefined && Object.keys(value).some((key) => !Object.hasOwn(fields, key));
}
