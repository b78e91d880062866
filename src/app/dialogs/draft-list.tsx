import { keptDrafts } from '../../workspace/drafts.ts';
import { openWorkspace } from '../actions.ts';

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** What the user had before an example, a file or a link took its place. */
export function DraftList() {
  const drafts = keptDrafts(localStorage);
  if (drafts.length === 0) return null;
  return (
    <section aria-label="What you had before">
      <h3>What you had before</h3>
      <ul>
        {drafts.slice(0, 6).map(({ at, workspace }) => (
          <li key={at}>
            <button type="button" className="card" onClick={() => openWorkspace(workspace, 'Here is what you had before.')}>
              <strong>{workspace.files.map(({ name }) => name).join(', ')}</strong>
              <span className="muted">{when.format(at)}</span>
              <code>{firstWords(workspace.files[0]?.text ?? '')}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const firstWords = (text: string) =>
  [...text.matchAll(/^\s*(?:kind|name):\s*(\S+)/gm)]
    .slice(0, 6)
    .map(([, word]) => word)
    .join(' ');
