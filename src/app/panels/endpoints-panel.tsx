import { useMemo, useState } from 'react';
import { type EndpointRow, endpointTables } from '../../explain/tables/endpoint-table.ts';
import { selectEvaluation, usePage } from '../store.ts';
import { ObjectLink } from './object-link.tsx';
import { TableFilter } from './table-filter.tsx';

const shownSlices = 100;

/** The slices that DNS and kube-proxy read. */
export default function EndpointsPanel() {
  const cluster = usePage(selectEvaluation)?.cluster;
  const [filter, setFilter] = useState('');
  const tables = useMemo(() => (cluster ? endpointTables(cluster) : []), [cluster]);
  const kept = tables.filter(({ slice, service, endpoints }) =>
    `${slice.namespace}/${slice.name} ${service} ${endpoints.map(({ address, target }) => `${address} ${target?.name}`).join(' ')}`.includes(
      filter,
    ),
  );
  return (
    <>
      <TableFilter label="Filter slices" value={filter} onChange={setFilter} count={kept.length} />
      {kept.length === 0 && <p className="faint pad">No slice: no Service with a selector, and none written by hand.</p>}
      {kept.slice(0, shownSlices).map(({ slice, service, writer, addressType, ports, endpoints }) => (
        <table className="facts" key={`${slice.namespace}/${slice.name}`}>
          <caption>
            {slice.namespace}/{service}{' '}
            <span className="muted">
              · {slice.name} · {writer} · {addressType} · {ports.join(', ') || 'no port'}
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Address</th>
              <th scope="col">State</th>
              <th scope="col">Node</th>
              <th scope="col">Zone</th>
              <th scope="col">Hostname</th>
              <th scope="col">Behind it</th>
            </tr>
          </thead>
          <tbody>
            {endpoints.length === 0 && (
              <tr>
                <td colSpan={6} className="faint">
                  no endpoint
                </td>
              </tr>
            )}
            {endpoints.map((endpoint) => (
              <tr key={endpoint.address}>
                <th scope="row" className="mono">
                  {endpoint.address}
                </th>
                <td>
                  <State {...endpoint} />
                </td>
                <td>{endpoint.node || '—'}</td>
                <td>
                  {endpoint.zone || '—'}
                  {endpoint.hints && <span className="faint"> for {endpoint.hints}</span>}
                </td>
                <td className="mono">{endpoint.hostname || '—'}</td>
                <td>{endpoint.target ? <ObjectLink to={endpoint.target} /> : 'outside the cluster'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}

function State({ ready, serving, terminating }: EndpointRow) {
  const words = [
    ready ? 'ready' : 'not ready',
    ...(serving === ready ? [] : [serving ? 'serving' : 'not serving']),
    ...(terminating ? ['terminating'] : []),
  ];
  return (
    <span className={ready ? 'state-good' : 'state-bad'}>
      <span aria-hidden="true">{ready ? '●' : '○'}</span> {words.join(', ')}
    </span>
  );
}
