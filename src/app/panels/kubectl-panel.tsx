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
          <p className="prompt">
            $ kubectl apply{' '}
            {files
              .filter((file) => file.step === step && file.text.trim() !== '')
              .map(({ name }) => `-f ${name}`)
              .join(' ')}
          </p>
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

function Output({ stdout, stderr, exit }: Pick<KubectlResult, 'stdout' | 'stderr' | 'exit'>) {
  return (
    <>
      {stdout.length > 0 && <pre>{stdout.join('\n')}</pre>}
      {stderr.length > 0 && <pre className="stderr">{stderr.join('\n')}</pre>}
      {exit !== 0 && <p className="faint">exit status {exit}</p>}
    </>
  );
}
