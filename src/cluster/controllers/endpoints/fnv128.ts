import { utf8 } from '../../identity.ts';

const limbs = 8;
const offsetBasis = [0xc58d, 0x6295, 0x2175, 0x62b8, 0x0142, 0x07bb, 0x272e, 0x6c62];
const primeLow = 0x13b;

/** FNV-1a of 128 bits over the UTF-8 bytes of the text, as 32 hexadecimal digits. The prime is 2^88 + 0x13b. */
export function fnv128a(text: string): string {
  const hash = [...offsetBasis];
  const next = new Array<number>(limbs).fill(0);
  const at = (i: number) => hash[i] ?? 0;
  for (const byte of utf8(text)) {
    hash[0] = at(0) ^ byte;
    let carry = 0;
    for (let i = 0; i < limbs; i++) {
      // a shift by 88 bits is five limbs of 16 bits and one byte
      const shifted = i < 5 ? 0 : ((at(i - 5) << 8) & 0xffff) + (i > 5 ? at(i - 6) >>> 8 : 0);
      const sum = at(i) * primeLow + shifted + carry;
      next[i] = sum & 0xffff;
      carry = sum >>> 16;
    }
    for (let i = 0; i < limbs; i++) hash[i] = next[i] ?? 0;
  }
  return hash
    .reverse()
    .map((limb) => limb.toString(16).padStart(4, '0'))
    .join('');
}
