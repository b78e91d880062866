import { type KubeObject, keyOf, type OwnerReference } from './object.ts';

/** The moment at which everything in the modelled cluster was made: there is no clock. */
export const creationTime = '2026-01-01T00:00:00Z';

/** A well-mixed number below 2^32 that depends on the text alone. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

// kubernetes apimachinery pkg/util/rand/rand.go alphanums: no vowels, so no words
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** Letters such as generated names end in. */
export function suffixOf(identity: string, length: number): string {
  let suffix = '';
  let hash = 0;
  for (let i = 0; i < length; i++) {
    if (i % 5 === 0) hash = hashOf(`${i}/${identity}`);
    suffix += alphabet[hash % alphabet.length];
    hash = Math.floor(hash / alphabet.length);
  }
  return suffix;
}

const longestBase = 58;

/** A name made from its `generateName`. */
// kubernetes apiserver pkg/storage/names/generate.go GenerateName
export function generatedName(generateName: string, identity: string): string {
  return generateName.slice(0, longestBase) + suffixOf(identity, 5);
}

/** A short hash such as labels and names of revisions carry; never a mere number, which YAML would not keep as text. */
export function revisionHash(text: string): string {
  const hash = safeEncoded(hashOf(text));
  return /^\d+$/.test(hash) ? revisionHash(`${text} again`) : hash;
}

// kubernetes apimachinery pkg/util/rand/rand.go SafeEncodeString
export function safeEncoded(hash: number): string {
  return [...String(hash)].map((digit) => alphabet[digit.charCodeAt(0) % alphabet.length]).join('');
}

/** FNV-1 of 32 bits over the UTF-8 bytes of the text. */
export function fnv32(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of utf8(text)) hash = Math.imul(hash, 0x01000193) ^ byte;
  return hash >>> 0;
}

/** FNV-1a of 32 bits over the UTF-8 bytes of the text. */
export function fnv32a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of utf8(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

export function* utf8(text: string): Generator<number> {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) yield code;
    else if (code < 0x800) yield* [0xc0 | (code >> 6), 0x80 | (code & 0x3f)];
    else if (code < 0x10000) yield* [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
    else yield* [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
  }
}

/** The uid of the object of this key; one object keeps it however often the manifests are applied. */
export function uidOf(key: string): string {
  const hex = [0, 1, 2, 3].map((part) => hashOf(`${part} ${key}`).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export function uidOfObject(object: KubeObject): string {
  return object.metadata.uid ?? uidOf(keyOf(object));
}

/** Whether another cluster's server gave the object its identity. */
export function isForeign(object: KubeObject): boolean {
  return uidOfObject(object) !== uidOf(keyOf(object));
}

/** The reference that a controller puts on what it makes for `owner`. */
export function controllerReference(owner: KubeObject): OwnerReference {
  const { apiVersion, kind } = owner;
  return { apiVersion, kind, name: owner.metadata.name, uid: uidOfObject(owner), controller: true, blockOwnerDeletion: true };
}
