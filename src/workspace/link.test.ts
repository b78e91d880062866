import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../cluster/settings.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { linkOf, readLink } from './link.ts';
import type { Shared } from './shared.ts';

const shared: Shared = {
  workspace: {
    files: [
      { name: 'manifests.yaml', text: 'kind: Pod\r\nname: "ü 🙂"\n', step: 0 },
      { name: 'update.yaml', text: '', step: 1 },
    ],
    settings: { ...defaultSettings, ipFamily: 'dual6', pods: { ...defaultSettings.pods, notReady: ['default/web-0'] } },
    request: { command: 'curl http://web', from: 'outside', seed: 7 },
  },
  place: { file: 'update.yaml', selected: 'Pod default/web-0', hop: 2, isSampled: true, tab: 'dns' },
};

const damaged = { damage: expect.stringContaining('damaged') };

describe('a link', () => {
  it('holds everything', () => {
    expect(readLink(linkOf(shared))).toEqual({ shared });
  });

  it('goes on working: format 1 as it was first made', () => {
    const made = `1.${toBase64Url(deflateSync(new TextEncoder().encode('{"workspace":{"files":[{"name":"a.yaml","text":"a: 1","step":0}]}}')))}`;
    const read = readLink(made);
    expect('shared' in read && read.shared.workspace).toEqual({
      files: [{ name: 'a.yaml', text: 'a: 1', step: 0 }],
      settings: defaultSettings,
    });
  });

  it('is read whatever text it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, command) => {
        const workspace = {
          ...shared.workspace,
          files: [{ name: 'a', text, step: 0 as const }],
          request: { command, from: 'outside', seed: 1 },
        };
        expect(readLink(linkOf({ workspace }))).toEqual({ shared: { workspace } });
      }),
    );
  });

  it('says that it is damaged when any of its text is cut off', () => {
    const link = linkOf(shared);
    const ofText = link.lastIndexOf('.');
    for (let length = 0; length < ofText; length += 1) expect(readLink(link.slice(0, length))).toEqual(damaged);
    expect(readLink(link.slice(0, ofText + 2))).toEqual(damaged);
    expect(readLink(link.slice(5))).toEqual(damaged);
  });

  it('says so when one of its characters is another one', () => {
    const link = linkOf(shared);
    for (let at = 2; at < link.length; at += 1) {
      const other = link.slice(0, at) + (link[at] === 'A' ? 'B' : 'A') + link.slice(at + 1);
      const read = readLink(other);
      // Bits past the end of the deflated text say nothing.
      expect('shared' in read ? read.shared : shared, other).toEqual(shared);
    }
  });

  it('says so when it comes from a newer page', () => {
    expect(readLink(linkOf(shared).replace(/^1/, '9'))).toEqual({ damage: expect.stringContaining('newer') });
  });

  it('is damaged where the fragment is something else', () => {
    expect(readLink('section-3')).toEqual(damaged);
  });

  it('never throws, whatever the fragment', () => {
    fc.assert(fc.property(fc.string(), fc.boolean(), (text, isOurs) => void readLink(isOurs ? `1.${text}` : text)));
  });

  it('does not unpack a bomb', () => {
    const bomb = deflateSync(new Uint8Array(24 * 1024 * 1024), { level: 1 });
    const start = performance.now();
    expect(readLink(`1.${toBase64Url(bomb)}`)).toEqual({ damage: expect.any(String) });
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('base64url', () => {
  it('gives back every sequence of bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it('is what others write', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      }),
    );
  });

  it('refuses other letters', () => {
    expect(fromBase64Url('ab+/')).toBeUndefined();
  });
});
