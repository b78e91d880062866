const panes = { manifests: 'Manifests', picture: 'Picture', reasons: 'Reasons', details: 'Details' } as const;

export type PaneName = keyof typeof panes;

interface PaneSwitchProps {
  readonly pane: PaneName;
  readonly onSwitch: (pane: PaneName) => void;
}

/** On a narrow screen one pane shows at a time. */
export function PaneSwitch({ pane, onSwitch }: PaneSwitchProps) {
  return (
    <nav className="pane-switch" aria-label="Panes">
      {(Object.entries(panes) as [PaneName, string][]).map(([name, title]) => (
        <button key={name} type="button" aria-current={name === pane ? 'page' : undefined} onClick={() => onSwitch(name)}>
          {title}
        </button>
      ))}
    </nav>
  );
}
