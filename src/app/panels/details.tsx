import { lazy, Suspense } from 'react';
import { findByKey } from '../../cluster/cluster.ts';
import { keyOfRef } from '../../cluster/object.ts';
import { select } from '../actions.ts';
import { selectEvaluation, selectPicture, selectSelection, usePage } from '../store.ts';
import { Legend } from './legend.tsx';

const EdgeDetails = lazy(() => import('./edge-details.tsx'));
const NodeDetails = lazy(() => import('./node-details.tsx'));

/** About what is selected; with nothing selected, how to read the picture. */
export default function Details() {
  const selection = usePage(selectSelection);
  const picture = usePage(selectPicture);
  const node = selection && picture.nodes.find((placed) => placed.node.id === selection.id)?.node;
  const edge = selection && picture.edges.find((placed) => placed.edge.id === selection.id)?.edge;
  const cluster = usePage(selectEvaluation)?.cluster;
  // An edit may have taken away what was selected.
  const first = selection?.about.find((ref) => cluster && findByKey(cluster, keyOfRef(ref)));
  const isShown = edge !== undefined || node !== undefined || first !== undefined;
  return (
    <section className="region details" aria-label="Details">
      <div className="details-head">
        <h2>{isShown ? 'Details' : 'How to read it'}</h2>
        {isShown && (
          <button type="button" className="button icon quiet" aria-label="Close details" onClick={() => select(undefined)}>
            ✕
          </button>
        )}
      </div>
      <div className="details-body" tabIndex={0}>
        <Suspense>
          {edge ? (
            <EdgeDetails edge={edge} />
          ) : node || first ? (
            <NodeDetails node={node} objectRef={node?.ref ?? first} key={node?.id ?? (first && keyOfRef(first))} />
          ) : (
            <Legend />
          )}
        </Suspense>
      </div>
    </section>
  );
}
