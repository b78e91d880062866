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
        <span role="status">{said}</span>
      </div>
    </div>
  );
}
