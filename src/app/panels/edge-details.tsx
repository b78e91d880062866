import type { PictureEdge } from '../../explain/picture/model.ts';
import { ObjectLink } from './object-link.tsx';

const meanings: Readonly<Record<PictureEdge['means'], string>> = {
  asks: 'Somebody asks here.',
  resolves: 'DNS answers with this address; the client dials it.',
  routes: 'Host and path lead here.',
  dnat: 'kube-proxy writes this address over the virtual one.',
  dials: 'Dialled directly: no virtual IP and no rule on the way.',
  selects: 'Selected, but it gets no traffic.',
};

export default function EdgeDetails({ edge: { means, accessibleName, share, about, broken } }: { readonly edge: PictureEdge }) {
  return (
    <>
      <h3>{accessibleName}</h3>
      <p className={broken ? 'state-bad' : 'muted'}>{meanings[means]}</p>
      {share !== undefined && <p>Share: {Math.round(share * 1000) / 10} %</p>}
      <ul className="plain-list">
        {about.map((ref) => (
          <li key={`${ref.kind} ${ref.namespace} ${ref.name}`}>
            <ObjectLink to={ref} />
          </li>
        ))}
      </ul>
    </>
  );
}
