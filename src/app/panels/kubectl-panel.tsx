import type { KubectlResult } from '../../cluster/kubectl/result.ts';
import { selectEvaluation, selectFiles, usePage } from '../store.ts';

/** What `kubectl apply` prints, step by step. */
export default function KubectlPanel() {
  const evaluation = usePage(selectEvaluation);
  const files = usePage(selectFiles);
  if (!evaluation) return null;
  if (evaluation.steps.length === 0) return <p className="faint pad">There is nothing to apply yet.</p>;
  return (
    <div className="terminal">
      {evaluation.steps.map(({ step, kubectl }) => (
        <section key={step}>
          {kubectl.taken.length > 0 && <Taken names={kubectl.taken} />}
          {saysAnything(kubectl) && (
            <p className="prompt">
              $ kubectl apply{' '}
              {files
                .filter((file) => file.step === step && file.text.trim() !== '')
                .map(({ name }) => `-f ${name}`)
                .join(' ')}
            </p>
          )}
          <Output {...kubectl} />
          {kubectl.each?.map((result) => (
            <div key={result.document}>
              <p className="prompt"># document {result.document + 1} by itself</p>
              <Output {...result} />
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

const saysAnything = ({ stdout, stderr, exit }: KubectlResult) => stdout.length + stderr.length + exit > 0;

function Taken({ names }: { readonly names: readonly string[] }) {
  const count = names.length === 1 ? '1 object comes' : `${names.length} objects come`;
  return (
    <>
      <p className="muted">
        {count} out of a running cluster, as uid, resourceVersion and creationTimestamp tell. The page takes everything of that kind as it
        stands there; nothing is applied, so kubectl prints nothing.
      </p>
      <pre>{names.join('\n')}</pre>
    </>
  );
}

function Output({ stdout, stderr, exit }: Pick<KubectlResult, 'stdout' | 'stderr' | 'exit'>) {
  return (
    <>
      {stdout.length > 0 && <pre>{stdout.join('\n')}</pre>}
      {stderr.length > 0 && <pre className="stderr">{stderr.join('\n')}</pre>}
      {exit !== 0 && <p className="faint">exit status {exit}</p>}
    </>
  );
}
