import { useMemo, useState } from 'react';
import { linkOf } from '../../workspace/link.ts';
import { pageStore } from '../store.ts';
import { sharedOf } from '../stored.ts';

const long = 30_000;

export default function ShareDialog() {
  const [said, setSaid] = useState('');
  const address = useMemo(() => `${location.origin}${location.pathname}#${linkOf(sharedOf(pageStore.getState()))}`, []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setSaid('Copied.');
    } catch {
      setSaid('The browser does not let the page copy: select the link and copy it.');
    }
  };
  return (
    <div className="form">
      <p>This link holds everything: manifests, cluster, question, and where you stand. It is made here; nothing is sent anywhere.</p>
      <input aria-label="Link" readOnly value={address} onFocus={(event) => event.target.select()} />
      {address.length > long && (
        <p className="note">
          It is long ({Math.round(address.length / 1000)} thousand characters): some chats cut it off. A file is safer for as much as this.
        </p>
      )}
      <div className="form-row">
        <button type="button" className="button primary" onClick={() => void copy()}>
          Copy the link
        </button>
        <button type="button" className="button" onClick={saveFile}>
          Save the manifests as a file
        </button>
        <span role="status">{said}</span>
      </div>
    </div>
  );
}

/** All files in their order, as one that kubectl applies alike. */
function saveFile(): void {
  const { files } = pageStore.getState().workspace;
  const [only] = files;
  const text = files.map((file) => file.text.trimEnd()).join('\n---\n');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: 'application/yaml' }));
  link.download = only && files.length === 1 ? only.name : 'manifests.yaml';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
