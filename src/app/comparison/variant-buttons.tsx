import { useMemo } from 'react';
import { keyOfRef, type ObjectRef } from '../../cluster/object.ts';
import { variantsOf } from '../../explain/comparison/variants.ts';
import { locatorOf } from '../../workspace/evaluate.ts';
import { pageStore, selectEvaluation, usePage } from '../store.ts';
import { showVariant } from './comparing.ts';

/** One object in another shape: a click edits its manifest and shows both answers. */
export default function VariantButtons({ of }: { readonly of: ObjectRef }) {
  const evaluation = usePage(selectEvaluation);
  const variants = useMemo(() => {
    const { workspace } = pageStore.getState();
    if (!evaluation) return [];
    return variantsOf(evaluation.cluster, of, { files: workspace.files, locate: locatorOf(workspace, evaluation) });
  }, [evaluation, of]);
  return variants.map((variant) => (
    <p key={variant.title}>
      <button type="button" className="button small mend" onClick={() => showVariant(variant, isAskedAbout(of))}>
        {variant.title}
      </button>
    </p>
  ));
}

/** Whether the answer that is shown came by this object. */
function isAskedAbout(of: ObjectRef): boolean {
  const { trace } = pageStore.getState().derived;
  return trace?.hops.some(({ objects }) => objects.some((ref) => keyOfRef(ref) === keyOfRef(of))) ?? false;
}
