import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { hashOf } from '../cluster/identity.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { mostBytes } from './opened-files.ts';
import { readShared, type Shared } from './shared.ts';

export type LinkRead = { readonly shared: Shared } | { readonly damage: string };

const version = '1';
const damage = 'This link is damaged, perhaps cut off where it was copied. Your draft is as it was.';

/** The fragment of an address, without its `#`, that holds everything: `1.`, deflated JSON in base64url, and `.` with its checksum. */
export function linkOf(shared: Shared): string {
  const text = JSON.stringify(shared);
  return `${version}.${toBase64Url(deflateSync(strToU8(text), { level: 9 }))}.${checksum(text)}`;
}

/** What a fragment holds, or a sentence about what is wrong with it: whatever stands there was meant to be a link. */
export function readLink(fragment: string): LinkRead {
  const [, given, body = '', check] = /^(\d+)\.([^.]*)(?:\.(.*))?$/s.exec(fragment) ?? [];
  if (given !== undefined && given !== version)
    return { damage: `This link was made by a newer Whichpod (format ${given}), which this page cannot read. Your draft is as it was.` };
  const bytes = fromBase64Url(body);
  const text = bytes && inflated(bytes);
  // The first links had no checksum.
  const isWhole = text !== undefined && (check === undefined || check === checksum(text));
  const shared = isWhole ? readShared(text) : undefined;
  return shared ? { shared } : { damage };
}

const checksum = (text: string) => hashOf(text).toString(36);

// A small link could unpack to more than any browser holds.
const mostUnpacked = mostBytes * 3;

function inflated(bytes: Uint8Array): string | undefined {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  const inflate = new Inflate((chunk, final) => {
    size += chunk.length;
    if (size > mostUnpacked) throw new RangeError('too large');
    chunks.push(chunk);
    isWhole = final;
  });
  try {
    // In pieces, so that the limit is met before all of it is unpacked.
    for (let at = 0; at < bytes.length; at += 4096) inflate.push(bytes.subarray(at, at + 4096), at + 4096 >= bytes.length);
  } catch {
    return undefined;
  }
  if (!isWhole) return undefined;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return strFromU8(whole);
}
