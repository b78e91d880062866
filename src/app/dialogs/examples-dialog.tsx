import { type Example, examples, workspaceOf } from '../../examples/index.ts';
import { openWorkspace } from '../actions.ts';
import { DraftList } from './draft-list.tsx';

const groups = [...new Set(examples.map(({ group }) => group))];

export default function ExamplesDialog() {
  return (
    <div className="gallery">
      <DraftList />
      {groups.map((group) => (
        <section key={group} aria-label={group} className={group === groups[0] ? 'first-group' : undefined}>
          <h3>{group}</h3>
          <ul>
            {examples
              .filter((example) => example.group === group)
              .map((example) => (
                <li key={example.slug}>
                  <button type="button" className="card" onClick={() => void open(example)}>
                    <strong>{example.title}</strong>
                    <span className="muted">{example.look}</span>
                    <code>{example.request.command}</code>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

async function open(example: Example): Promise<void> {
  openWorkspace(await workspaceOf(example), `${example.title}. ${example.look}`);
}
