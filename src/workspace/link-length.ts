/** What a link of more than so many characters meets, the longest first. */
const limits: readonly (readonly [above: number, advice: string])[] = [
  [32_000, 'too long for nearly every chat and mail program. Save the manifests as a file and send that.'],
  [8_000, 'chats, mail programs and link shorteners often cut off this much. Try it where you send it, or send a file.'],
  [2_000, 'browsers take it, but some chats (from 2,000 on) and mail programs cut it off. Open it once from where you put it.'],
];

/** A sentence for whoever sends a link on, or undefined where it is short enough for everything. */
export function linkLengthAdvice(length: number): string | undefined {
  const advice = limits.find(([above]) => length > above)?.[1];
  return advice && `${length.toLocaleString('en-US')} characters: ${advice}`;
}
