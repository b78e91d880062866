import { useMemo, useState } from 'react';
import { dnsTable } from '../../explain/tables/dns-table.ts';
import { DnsConsole } from '../console/dns-console.tsx';
import { lookUp } from '../console/look-up.ts';
import { selectEvaluation, usePage } from '../store.ts';
import { ObjectLink } from './object-link.tsx';
import { TableFilter } from './table-filter.tsx';

const shown = 400;

/** Every name that exists, with its answer, and of each Pod its name or why it has none. */
export default function DnsPanel() {
  const cluster = usePage(selectEvaluation)?.cluster;
  const [filter, setFilter] = useState('');
  const table = useMemo(() => (cluster ? dnsTable(cluster) : { names: [], pods: [] }), [cluster]);
  const names = table.names.filter(({ name, type, answers }) => `${name} ${type} ${answers.join(' ')}`.includes(filter));
  const pods = table.pods.filter(({ pod, name }) => `${pod.namespace}/${pod.name} ${name ?? ''}`.includes(filter));
  return (
    <>
      {cluster && <DnsConsole cluster={cluster} opening={openingOf(table.names[0]?.name)} />}
      <TableFilter label="Filter names" value={filter} onChange={setFilter} count={names.length + pods.length} />
      <table className="facts">
        <caption>Names of Services</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col">Answer</th>
            <th scope="col">From</th>
          </tr>
        </thead>
        <tbody>
          {names.slice(0, shown).map(({ name, type, answers, note, of }) => (
            <tr key={`${name} ${type}`}>
              <th scope="row" className="mono">
                <button type="button" className="link" title={`Look up ${name}`} onClick={() => lookUp(`dig ${type} ${name}`)}>
                  {name}
                </button>
              </th>
              <td className="mono">{type}</td>
              <td className="mono">
                {answers.map((answer) => (
                  <div key={answer}>{answer}</div>
                ))}
                {note && <div className="note">{note}</div>}
              </td>
              <td>
                <ObjectLink to={of} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="facts">
        <caption>Names of Pods</caption>
        <thead>
          <tr>
            <th scope="col">Pod</th>
            <th scope="col">Name of its own</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {pods.slice(0, shown).map(({ pod, name, reason }) => (
            <tr key={`${pod.namespace}/${pod.name}`}>
              <th scope="row">
                <ObjectLink to={pod} />
              </th>
              <td className="mono">{name ?? '—'}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** A short name, so that the search list has something to do. */
function openingOf(name = 'kubernetes.default'): string {
  return `nslookup ${name.split('.').slice(0, 2).join('.')}`;
}
