import type { Trace } from '../../explain/request/trace.ts';

/** An answer in one sentence: what happened stands out, the rest explains it. */
export function Answer({ trace }: { readonly trace: Trace | undefined }) {
  const { lead, rest } = partsOf(trace?.sentence ?? '');
  const isBad = trace !== undefined && !['answered', 'unknown'].includes(trace.outcome);
  return (
    <p className="answer" key={trace?.sentence}>
      {lead && <span className={`answer-lead ${isBad ? 'is-bad' : ''}`}>{lead}</span>} {rest && <AnswerRest text={rest} isBad={isBad} />}
      {!trace && <span className="faint">&nbsp;</span>}
    </p>
  );
}

function AnswerRest({ text, isBad }: { readonly text: string; readonly isBad: boolean }) {
  return isBad ? text : <small>{text}</small>;
}

/** `Refused: why`, `web has 3 records: …`, `web has one record: … (whose)` and `web-0 answers (one of 3)` in two. */
function partsOf(sentence: string): { readonly lead: string; readonly rest: string } {
  const [, outcome, why] = /^((?:No record|HTTP error|[A-Za-z]+):) (.*)$/s.exec(sentence) ?? [];
  if (outcome && why) return { lead: outcome, rest: why };
  const [, counted, records] = /^(\S+ has \d+ records[^:]*:) (.*)$/s.exec(sentence) ?? [];
  if (counted && records) return { lead: counted, rest: records };
  const [, who, share, way = ''] = /^(.*? (?:answers|has one record: .*?)) \((.*)\)(.*)\.$/s.exec(sentence) ?? [];
  if (who && share) return { lead: `${who}.`, rest: `${share.charAt(0).toUpperCase()}${share.slice(1)}${way}.` };
  return { lead: sentence, rest: '' };
}
