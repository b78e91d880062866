import { useMemo } from 'react';
import type { Cluster } from '../../cluster/cluster.ts';
import { keyOfRef, type ObjectRef } from '../../cluster/object.ts';
import { dnsTable } from '../../explain/tables/dns-table.ts';

const shown = 12;

/** The DNS names of one object. */
export default function ObjectNames({ cluster, of }: { readonly cluster: Cluster; readonly of: ObjectRef }) {
  const table = useMemo(() => dnsTable(cluster), [cluster]);
  const key = keyOfRef(of);
  const names = table.names.filter((row) => keyOfRef(row.of) === key);
  const own = table.pods.find(({ pod }) => keyOfRef(pod) === key);
  if (names.length === 0 && !own) return null;
  return (
    <>
      <h4>Names</h4>
      <ul className="plain-list mono">
        {names.slice(0, shown).map(({ name, type, answers }) => (
          <li key={`${name} ${type}`}>
            {name} <span className="faint">{type}</span> {answers.slice(0, 3).join(', ')}
            {answers.length > 3 && ` and ${answers.length - 3} more`}
          </li>
        ))}
        {own?.name && <li>{own.name}</li>}
      </ul>
      {own && <p className="muted">{own.reason}</p>}
    </>
  );
}
