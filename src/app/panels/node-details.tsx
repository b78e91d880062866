import { lazy, Suspense } from 'react';
import { lineOf } from '../../cluster/line-of.ts';
import { type ObjectRef, refOf } from '../../cluster/object.ts';
import type { PictureNode } from '../../explain/picture/model.ts';
import { ownersOf, sourceOf } from '../../workspace/source-of.ts';
import { reveal } from '../actions.ts';
import { pageStore, selectEvaluation, selectPicture, usePage } from '../store.ts';
import { ObjectLink } from './object-link.tsx';
import { ObjectText } from './object-text.tsx';

const ObjectNames = lazy(() => import('./object-names.tsx'));
const PodState = lazy(() => import('./pod-state.tsx'));
const VariantButtons = lazy(() => import('../comparison/variant-buttons.tsx'));

interface NodeDetailsProps {
  readonly node: PictureNode | undefined;
  readonly objectRef: ObjectRef | undefined;
}

export default function NodeDetails({ node, objectRef }: NodeDetailsProps) {
  const evaluation = usePage(selectEvaluation);
  const picture = usePage(selectPicture);
  const chain = evaluation && objectRef ? ownersOf(evaluation.cluster, objectRef) : [];
  const source = evaluation && objectRef && sourceOf(evaluation.cluster, objectRef);
  const [object, ...owners] = chain;
  const ways = node ? picture.edges.flatMap(({ edge }) => (edge.from === node.id || edge.to === node.id ? [edge] : [])) : [];
  return (
    <>
      <h3>{node?.title ?? objectRef?.name}</h3>
      {node?.role === 'pod' && node.ref && (
        <Suspense>
          <PodState of={node.ref} />
        </Suspense>
      )}
      <p className="muted">
        {node?.accessibleName ?? `${objectRef?.kind} ${objectRef?.namespace ? `${objectRef.namespace}/` : ''}${objectRef?.name}`}
      </p>
      {node && node.rows.length > 0 && (
        <ul className="plain-list">
          {node.rows.map(({ text, mono, tone }) => (
            <li key={text} className={`${mono ? 'mono' : ''} ${tone === 'bad' ? 'state-bad' : ''}`}>
              {text}
            </li>
          ))}
        </ul>
      )}
      {objectRef && (
        <Suspense>
          <VariantButtons of={objectRef} />
        </Suspense>
      )}
      <h4>Why it is there</h4>
      <p>
        {owners.length > 0 && (
          <>
            Made for{' '}
            {owners.map((owner) => (
              <span key={`${owner.kind} ${owner.metadata.name}`}>
                <ObjectLink to={refOf(owner)} />{' '}
              </span>
            ))}
          </>
        )}
        {source ? (
          <button type="button" className="link" onClick={() => reveal(source)}>
            {owners.length > 0 ? 'from' : 'Written in'} {source.file}, line {lineIn(source.file, source.start)}
          </button>
        ) : (
          owners.length === 0 && whyUnwritten(node)
        )}
      </p>
      {objectRef && evaluation && (
        <Suspense>
          <ObjectNames cluster={evaluation.cluster} of={objectRef} />
        </Suspense>
      )}
      {ways.length > 0 && (
        <>
          <h4>Ways</h4>
          <ul className="plain-list">
            {ways.slice(0, 12).map(({ id, accessibleName, broken }) => (
              <li key={id} className={broken ? 'state-bad' : ''}>
                {accessibleName}
              </li>
            ))}
            {ways.length > 12 && <li className="faint">and {ways.length - 12} more</li>}
          </ul>
        </>
      )}
      {object && <ObjectText object={object} />}
    </>
  );
}

function whyUnwritten(node: PictureNode | undefined): string {
  if (node?.role === 'client') return 'It is who asks, as chosen beside the question.';
  if (node?.role === 'external') return 'It is outside the cluster: what is named there leads to it.';
  return 'The cluster itself has it.';
}

function lineIn(file: string, offset: number): number {
  return lineOf(pageStore.getState().workspace.files.find(({ name }) => name === file)?.text ?? '', offset);
}
