import type { KubeObject } from '../../cluster/object.ts';
import { yamlText } from './yaml-text.ts';

/** The object as the API server has it, every default filled in. */
export function ObjectText({ object }: { readonly object: KubeObject }) {
  return (
    <details className="object-text">
      <summary>As the API server has it</summary>
      <pre>{yamlText(object)}</pre>
    </details>
  );
}
