import { useCallback } from 'react';
import { keyOfRef } from '../../cluster/object.ts';
import { objectAt } from '../../workspace/source-of.ts';
import { select } from '../actions.ts';
import { pageStore } from '../store.ts';

/** Lets the node of the document under the cursor stand out. */
export function usePointAtCursor() {
  return useCallback((file: string, offset: number) => {
    const { derived, selection } = pageStore.getState();
    const { evaluation, picture } = derived;
    const key = evaluation && objectAt(evaluation.cluster, file, offset);
    if (!key) return;
    if (selection?.about.some((ref) => keyOfRef(ref) === key)) return;
    const about = picture.nodes.flatMap(({ node }) => (node.ref && keyOfRef(node.ref) === key ? [node] : []));
    const node = about.find(({ id }) => id === key) ?? about[0];
    if (node?.ref) select({ id: node.id, about: [node.ref] });
  }, []);
}
