import { lineOf } from '../../cluster/line-of.ts';
import type { Source, SourceFile } from '../../cluster/source.ts';
import type { Hop, HopLine, Trace } from './trace.ts';

const verdicts: Readonly<Record<Hop['verdict'], string>> = { ok: 'ok', caution: 'caution', broken: 'BROKEN', unknown: 'unknown' };

const marks: Readonly<Record<NonNullable<HopLine['mark']>, string>> = { taken: '→', passed: '·', failed: '✗' };

/** A trace as Markdown, in the order in which one reads it: the sentence, then the hops. `files` are those that it was asked about. */
export function traceText({ sentence, reading, hops, output, broken, outcome }: Trace, files: readonly SourceFile[]): string {
  const head = [`**${sentence}**`, ...(reading ? ['', `${reading} (${outcome})`] : [])];
  const text = output ? ['', '```', output, '```'] : [];
  return [...head, ...text, ...hops.flatMap((one, at) => ['', ...hopText(one, at + 1, at === broken, files)])].join('\n');
}

function hopText(hop: Hop, number: number, first: boolean, files: readonly SourceFile[]): readonly string[] {
  const { title, verdict, reason, lines, sources, command, fix, instead } = hop;
  return [
    `${number}. **${title}** (${verdicts[verdict]}${first ? ', the first broken hop' : ''}): ${reason}`,
    ...lines.map(({ text, mark, note }) => `   - ${mark ? `${marks[mark]} ` : ''}\`${text}\`${note ? ` ${note}` : ''}`),
    ...(sources.length > 0 ? [`   - from ${sources.map(({ label, source }) => `${label} (${placeText(source, files)})`).join('; ')}`] : []),
    ...(fix ? [`   - mend: ${fix.title}`] : []),
    ...(instead ? [`   - instead: \`${instead}\``] : []),
    ...(command ? [`   - see it: \`${command}\``] : []),
  ];
}

function placeText({ file, start }: Source, files: readonly SourceFile[]): string {
  return `${file}:${lineOf(files.find(({ name }) => name === file)?.text ?? '', start)}`;
}
