interface TableFilterProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly count: number;
}

export function TableFilter({ label, value, onChange, count }: TableFilterProps) {
  return (
    <div className="tools">
      <input type="search" aria-label={label} placeholder={label} value={value} onChange={(event) => onChange(event.target.value.trim())} />
      <span className="faint">{count}</span>
    </div>
  );
}
