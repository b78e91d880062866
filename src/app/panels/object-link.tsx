import { keyOfRef, type ObjectRef } from '../../cluster/object.ts';
import { sourceOf } from '../../workspace/source-of.ts';
import { reveal, select } from '../actions.ts';
import { pageStore } from '../store.ts';

/** The name of an object; a click selects its node and its lines. */
export function ObjectLink({ to }: { readonly to: ObjectRef }) {
  return (
    <button type="button" className="link" onClick={() => point(to)}>
      {to.kind} {to.namespace ? `${to.namespace}/` : ''}
      {to.name}
    </button>
  );
}

function point(ref: ObjectRef): void {
  const { picture, evaluation } = pageStore.getState().derived;
  const key = keyOfRef(ref);
  const placed = picture.nodes.find(({ node }) => node.ref && keyOfRef(node.ref) === key);
  select({ id: placed?.node.id ?? key, about: [ref] });
  const source = evaluation && sourceOf(evaluation.cluster, ref);
  if (source) reveal(source);
}
