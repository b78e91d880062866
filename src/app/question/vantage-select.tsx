import { selectEvaluation, usePage } from '../store.ts';
import { vantages } from './vantages.ts';

interface VantageSelectProps {
  readonly from: string;
  readonly onChange: (from: string) => void;
}

/** Who asks. */
export function VantageSelect({ from, onChange }: VantageSelectProps) {
  const cluster = usePage(selectEvaluation)?.cluster;
  const groups = vantages(cluster, from);
  return (
    <label className="vantage">
      <span>from</span>
      <select value={from} onChange={(event) => onChange(event.target.value)}>
        {groups.map(({ title, options }) => (
          <optgroup key={title} label={title}>
            {options.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
