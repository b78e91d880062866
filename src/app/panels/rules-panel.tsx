import { useMemo, useState } from 'react';
import type { ProxyMode } from '../../cluster/settings.ts';
import { rulesOf, servicesOf } from '../../explain/tables/rules-table.ts';
import { selectEvaluation, selectSelection, selectTrace, usePage } from '../store.ts';

const modes = ['iptables', 'nftables'] as const;
const shownCharacters = 200_000;

/** What kube-proxy writes on one node, in either mode. */
export default function RulesPanel() {
  const cluster = usePage(selectEvaluation)?.cluster;
  const services = useMemo(() => (cluster ? servicesOf(cluster) : []), [cluster]);
  const [chosenMode, setMode] = useState<ProxyMode>();
  const [chosenNode, setNode] = useState('');
  const [service, setService] = useState<string>();
  const asked = useAsked(services);
  const mode = chosenMode ?? cluster?.settings.proxyMode ?? 'iptables';
  const nodes = cluster?.settings.nodes.map(({ name }) => name) ?? [];
  const node = [chosenNode, asked.node].find((name) => nodes.includes(name)) ?? nodes[0] ?? '';
  const about = services.find((name) => name === (service ?? asked.service));
  const text = useMemo(() => (cluster && node ? rulesOf(cluster, node, mode, about) : ''), [cluster, node, mode, about]);
  return (
    <>
      <div className="tools">
        <fieldset className="choice">
          <legend className="visually-hidden">Mode of kube-proxy</legend>
          {modes.map((name) => (
            <button key={name} type="button" aria-pressed={name === mode} onClick={() => setMode(name)}>
              {name}
            </button>
          ))}
        </fieldset>
        <label>
          on{' '}
          <select value={node} onChange={(event) => setNode(event.target.value)}>
            {nodes.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          about{' '}
          <select value={about ?? ''} onChange={(event) => setService(event.target.value)}>
            <option value="">every Service</option>
            {services.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <code className="faint">{mode === 'iptables' ? 'iptables-save' : 'nft list ruleset'}</code>
      </div>
      <pre className="rules">{text.slice(0, shownCharacters) || 'No rule is about it.'}</pre>
      {text.length > shownCharacters && <p className="faint pad">The rest is left out: choose a Service.</p>}
    </>
  );
}

/** The Service and the node that the question is about, and a selected Service before it. */
function useAsked(services: readonly string[]): { readonly service: string | undefined; readonly node: string } {
  const trace = usePage(selectTrace);
  const selection = usePage(selectSelection);
  return useMemo(() => {
    const hops = trace?.hops ?? [];
    const objects = [...(selection?.about ?? []), ...hops.flatMap((hop) => hop.objects)];
    const names = objects.map(({ namespace, name }) => `${namespace}/${name}`);
    const [, node = ''] = / on (\S+)$/.exec(hops.find(({ stage }) => stage === 'node')?.title ?? '') ?? [];
    return { service: names.find((name) => services.includes(name)), node };
  }, [trace, selection, services]);
}
