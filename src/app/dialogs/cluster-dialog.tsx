import { defaultSettings, type IpFamilySetting, type NodeSetting, type ProxyMode } from '../../cluster/settings.ts';
import { setSettings } from '../actions.ts';
import { selectEvaluation, selectSettings, usePage } from '../store.ts';
import { NameField } from './name-field.tsx';
import { PodStatesForm } from './pod-states-form.tsx';

const families: readonly (readonly [IpFamilySetting, string])[] = [
  ['ipv4', 'IPv4'],
  ['ipv6', 'IPv6'],
  ['dual4', 'dual-stack, IPv4 first'],
  ['dual6', 'dual-stack, IPv6 first'],
];
const modes: readonly ProxyMode[] = ['iptables', 'nftables'];
const domain = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

export default function ClusterDialog() {
  const settings = usePage(selectSettings);
  const { nodes, ipFamily, proxyMode, clusterDomain } = settings;
  const found = usePage(selectEvaluation)?.cluster.settings ?? settings;
  const setNode = (index: number, changed: Partial<NodeSetting>) =>
    setSettings({ ...settings, nodes: nodes.map((node, at) => (at === index ? { ...node, ...changed } : node)) });
  return (
    <div className="form">
      <fieldset>
        <legend>Nodes and zones</legend>
        {isOther(found.nodes, nodes) && (
          <p className="muted">
            The manifests tell which nodes there are: {namesOf(found.nodes)}. Those below count where manifests tell of none.
          </p>
        )}
        {nodes.map((node, index) => (
          <div className="form-row" key={index}>
            <NameField
              label={`Name of node ${index + 1}`}
              value={node.name}
              isTaken={(name) => nodes.some((other) => other.name === name)}
              onChange={(name) => setNode(index, { name })}
            />
            <NameField label={`Zone of node ${index + 1}`} value={node.zone} onChange={(zone) => setNode(index, { zone })} />
            <button
              type="button"
              className="button icon quiet"
              aria-label={`Remove node ${node.name}`}
              disabled={nodes.length === 1}
              onClick={() => setSettings({ ...settings, nodes: nodes.filter((_, at) => at !== index) })}
            >
              ✕
            </button>
          </div>
        ))}
        <button type="button" className="button" onClick={() => setSettings({ ...settings, nodes: [...nodes, newNode(nodes)] })}>
          Add a node
        </button>
      </fieldset>
      <div className="form-row">
        <label>
          IP families{found.ipFamily !== ipFamily && ` (the manifests tell: ${families.find(([value]) => value === found.ipFamily)?.[1]})`}
          <select value={ipFamily} onChange={(event) => setSettings({ ...settings, ipFamily: event.target.value as IpFamilySetting })}>
            {families.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <label>
          kube-proxy mode
          <select value={proxyMode} onChange={(event) => setSettings({ ...settings, proxyMode: event.target.value as ProxyMode })}>
            {modes.map((mode) => (
              <option key={mode}>{mode}</option>
            ))}
          </select>
        </label>
        <label>
          Cluster domain
          <input
            defaultValue={clusterDomain}
            pattern="[a-z0-9]([a-z0-9.-]*[a-z0-9])?"
            onChange={({ target: { value } }) => {
              if (domain.test(value)) setSettings({ ...settings, clusterDomain: value });
            }}
          />
        </label>
      </div>
      <PodStatesForm settings={settings} />
      <button type="button" className="button" onClick={() => setSettings(defaultSettings)}>
        Back to three nodes in two zones
      </button>
    </div>
  );
}

const isOther = (one: readonly NodeSetting[], other: readonly NodeSetting[]) => JSON.stringify(one) !== JSON.stringify(other);

const namedNodes = 8;

function namesOf(nodes: readonly NodeSetting[]): string {
  const named = nodes.slice(0, namedNodes).map(({ name, zone }) => (zone ? `${name} (${zone})` : name));
  const more = nodes.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

function newNode(nodes: readonly NodeSetting[]): NodeSetting {
  const taken = new Set(nodes.map(({ name }) => name));
  let number = nodes.length;
  const name = () => (number < 26 ? `node-${String.fromCharCode(97 + number)}` : `node-${number}`);
  while (taken.has(name())) number += 1;
  return { name: name(), zone: nodes.at(-1)?.zone ?? 'zone-1' };
}
