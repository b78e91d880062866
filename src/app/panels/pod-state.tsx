import type { ObjectRef } from '../../cluster/object.ts';
import { setSettings } from '../actions.ts';
import { podStates, withPodState } from '../pod-states.ts';
import { selectSettings, usePage } from '../store.ts';

/** Lets one Pod be unwell, and see what follows. */
export default function PodState({ of }: { readonly of: ObjectRef }) {
  const settings = usePage(selectSettings);
  const pod = `${of.namespace}/${of.name}`;
  const chosen = podStates.find(([state]) => settings.pods[state].includes(pod))?.[0];
  const choose = (value: string) => {
    const state = podStates.find(([name]) => name === value)?.[0];
    setSettings({ ...settings, pods: withPodState(settings.pods, pod, state) });
  };
  return (
    <p>
      <label className="pod-state">
        Let it be{' '}
        <select value={chosen ?? ''} onChange={(event) => choose(event.target.value)}>
          <option value="">as it is</option>
          {podStates.map(([state, words]) => (
            <option key={state} value={state}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}
