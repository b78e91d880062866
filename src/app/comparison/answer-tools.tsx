import './comparison.css';
import { useMemo } from 'react';
import { variantsOnTheWay } from '../../explain/comparison/variants.ts';
import type { Trace } from '../../explain/request/trace.ts';
import { locatorOf } from '../../workspace/evaluate.ts';
import { applyEdits, askCommand } from '../actions.ts';
import { pageStore, selectEvaluation, usePage } from '../store.ts';
import { CompareMenu } from './compare-menu.tsx';
import { compareWith, selectComparison, showVariant } from './comparing.ts';

const shownVariants = 2;

/** What else one may want to see of an answer: its objects in another shape, another answer beside it. */
export default function AnswerTools({ trace }: { readonly trace: Trace }) {
  const comparison = usePage(selectComparison);
  const evaluation = usePage(selectEvaluation);
  const variants = useMemo(() => {
    const { workspace } = pageStore.getState();
    if (!evaluation) return [];
    return variantsOnTheWay(evaluation.cluster, trace, { files: workspace.files, locate: locatorOf(workspace, evaluation) });
  }, [evaluation, trace]);
  if (!trace.understood) return null;
  const { fix, instead } = (trace.broken === undefined ? undefined : trace.hops[trace.broken]) ?? {};
  return (
    <div className="answer-tools">
      {fix && (
        <button type="button" className="button small primary" onClick={() => applyEdits(fix.edits)}>
          {fix.title}
        </button>
      )}
      {instead && (
        <button type="button" className={`button small ${fix ? '' : 'primary'}`} onClick={() => askCommand(instead)}>
          Ask <code>{instead}</code>
        </button>
      )}
      {variants.slice(0, shownVariants).map((variant) => (
        <button key={variant.title} type="button" className="button small" onClick={() => showVariant(variant, true)}>
          {variant.title}
        </button>
      ))}
      {comparison ? (
        <button type="button" className="button small" onClick={() => compareWith(undefined)}>
          Close comparison
        </button>
      ) : (
        <CompareMenu />
      )}
    </div>
  );
}
