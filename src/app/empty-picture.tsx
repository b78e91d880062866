import { openDialog, setView } from './actions.ts';
import { type PageState, selectPicture, usePage } from './store.ts';

const selectHasText = ({ workspace }: PageState) => workspace.files.some(({ text }) => text.trim() !== '');

/** Where there is nothing to draw: why, and what to do. */
export default function EmptyPicture() {
  const { hidden } = usePage(selectPicture);
  const hasText = usePage(selectHasText);
  if (hidden.filtered > 0)
    return (
      <div className="empty-picture">
        <p>The filters hide everything.</p>
        <button type="button" className="button" onClick={() => setView({ namespaces: [], withoutKinds: [] })}>
          Show everything
        </button>
      </div>
    );
  return (
    <div className="empty-picture">
      <h2>{hasText ? 'Nothing to draw yet' : 'Which Pod answers, and why?'}</h2>
      <p>
        {hasText
          ? 'What is here has no part in traffic, or cannot be read: the reasons stand under the manifests.'
          : 'Paste Kubernetes manifests, drop files anywhere on the page, or start from an example.'}
      </p>
      <button type="button" className="button primary" onClick={() => openDialog('examples')}>
        Choose an example
      </button>
    </div>
  );
}
