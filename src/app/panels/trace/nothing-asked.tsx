import { useMemo } from 'react';
import { suggestions } from '../../../explain/request/offers/suggestions.ts';
import { askQuestion } from '../../actions.ts';
import { selectEvaluation, usePage } from '../../store.ts';

/** Questions that fit the manifests, for who has not asked yet. */
export default function NothingAsked() {
  const cluster = usePage(selectEvaluation)?.cluster;
  const fitting = useMemo(() => (cluster ? suggestions(cluster) : []), [cluster]);
  return (
    <div className="pad">
      <p className="muted">Ask a question, and its way is here, hop by hop.</p>
      <ul className="fitting">
        {fitting.map(({ title, command, from }) => (
          <li key={`${from} ${command}`}>
            <button type="button" className="button small" onClick={() => askQuestion({ command, from, seed: 1 })}>
              <code>{command}</code> <span className="muted">{title}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
