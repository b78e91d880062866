import { useMemo, useState } from 'react';
import { linkOf } from '../../workspace/link.ts';
import { linkLengthAdvice } from '../../workspace/link-length.ts';
import { pageStore } from '../store.ts';
import { sharedOf } from '../stored.ts';

export default function ShareDialog() {
  const [said, setSaid] = useState('');
  const address = useMemo(() => `${location.origin}${location.pathname}#${linkOf(sharedOf(pageStore.getState()))}`, []);
  const advice = linkLengthAdvice(address.length);
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
      {advice && <p className="note">{advice}</p>}
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
