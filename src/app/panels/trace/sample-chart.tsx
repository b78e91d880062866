import { useMemo } from 'react';
import { askMany } from '../../../explain/request/ask-many.ts';
import { selectEvaluation, selectRequest, usePage } from '../../store.ts';

const times = 100;

/** Who answers a hundred questions, in the three ways in which clients ask. */
export default function SampleChart() {
  const cluster = usePage(selectEvaluation)?.cluster;
  const request = usePage(selectRequest);
  const samples = useMemo(() => (cluster && request ? askMany(cluster, request, times).samples : []), [cluster, request]);
  return (
    <div className="samples">
      {samples.map(({ way, label, reason, counts }) => (
        <section key={way} aria-label={label}>
          <h4>{label}</h4>
          <ul>
            {counts.map(({ answerer: { ref, address, port }, count }) => (
              <li key={`${address}:${port}`}>
                <span className="sample-name">{ref?.name ?? `${address}:${port}`}</span>
                <meter min={0} max={times} value={count} aria-label={`${ref?.name ?? address} answers ${count} of ${times}`} />
                <span className="mono">{count}</span>
              </li>
            ))}
          </ul>
          <p className="faint">{reason}</p>
        </section>
      ))}
    </div>
  );
}
