import { useState } from 'react';
import type { ClusterSettings, PodStates } from '../../cluster/settings.ts';
import { podChoices } from '../../explain/tables/pod-choices.ts';
import { setSettings } from '../actions.ts';
import { podStates } from '../pod-states.ts';
import { selectEvaluation, usePage } from '../store.ts';

/** Which Pods are not well. */
export function PodStatesForm({ settings }: { readonly settings: ClusterSettings }) {
  const cluster = usePage(selectEvaluation)?.cluster;
  const choices = cluster ? podChoices(cluster) : [];
  const [pod, setPod] = useState('');
  const [state, setState] = useState<keyof PodStates>('notReady');
  const set = (pods: PodStates) => setSettings({ ...settings, pods });
  const add = () => {
    if (pod && !settings.pods[state].includes(pod)) set({ ...settings.pods, [state]: [...settings.pods[state], pod] });
    setPod('');
  };
  return (
    <fieldset>
      <legend>Pods that are not well</legend>
      <ul className="plain-list">
        {podStates.flatMap(([name, words]) =>
          settings.pods[name].map((entry) => (
            <li key={`${name} ${entry}`}>
              <code>{entry}</code> {words}{' '}
              <button
                type="button"
                className="button icon quiet"
                aria-label={`${entry} is well again`}
                onClick={() => set({ ...settings.pods, [name]: settings.pods[name].filter((other) => other !== entry) })}
              >
                ✕
              </button>
            </li>
          )),
        )}
      </ul>
      <div className="form-row">
        <label>
          Pod
          <input list="pod-choices" value={pod} placeholder="namespace/name" onChange={(event) => setPod(event.target.value.trim())} />
          <datalist id="pod-choices">
            {choices.map((choice) => (
              <option key={choice} value={choice} />
            ))}
          </datalist>
        </label>
        <label>
          is
          <select value={state} onChange={(event) => setState(event.target.value as keyof PodStates)}>
            {podStates.map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button" onClick={add} disabled={!pod}>
          Add
        </button>
      </div>
      <p className="faint">
        A Deployment’s Pods have no lasting names: namespace/deployment/1 is any one of them, namespace/deployment/* all.
      </p>
    </fieldset>
  );
}
