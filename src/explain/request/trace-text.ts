import type { Hop, HopLine, Trace } from './trace.ts';

const verdicts: Readonly<Record<Hop['verdict'], string>> = { ok: 'ok', caution: 'caution', broken: 'BROKEN', unknown: 'unknown' };

const marks: Readonly<Record<NonNullable<HopLine['mark']>, string>> = { taken: '→', passed: '·', failed: '✗' };

/** A trace as Markdown, in the order in which one reads it: the sentence, then the hops. */
export function traceText({ sentence, reading, hops, output, broken, outcome }: Trace): string {
  const head = [`**${sentence}**`, ...(reading ? ['', `${reading} (${outcome})`] : [])];
  const text = output ? ['', '```', output, '```'] : [];
  return [...head, ...text, ...hops.flatMap((one, at) => ['', ...hopText(one, at + 1, at === broken)])].join('\n');
}

function hopText(hop: Hop, number: number, first: boolean): readonly string[] {
  const { title, verdict, reason, lines, sources, command, fix, instead } = hop;
  return [
    `${number}. **${title}** (${verdicts[verdict]}${first ? ', the first broken hop' : ''}): ${reason}`,
    ...lines.map(({ text, mark, note }) => `   - ${mark ? `${marks[mark]} ` : ''}\`${text}\`${note ? ` ${note}` : ''}`),
    ...(sources.length > 0
      ? [`   - from ${sources.map(({ label, source }) => `${label} (${source.file}, document ${source.document + 1})`).join('; ')}`]
      : []),
    ...(fix ? [`   - mend: ${fix.title}`] : []),
    ...(instead ? [`   - instead: \`${instead}\``] : []),
    ...(command ? [`   - see it: \`${command}\``] : []),
  ];
}
