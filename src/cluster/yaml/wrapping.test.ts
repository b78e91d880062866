import { expect, test } from 'vitest';
import { readFiles } from './index.ts';

const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n  - port: 80';
const eachLine = (change: (line: string, number: number) => string) =>
  service
    .split('\n')
    .map((line, i) => change(line, i + 1))
    .join('\n');
const json = JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'http://web' } }, null, 2);

test.each([
  ['a shell command', `$ cat <<'EOF' | kubectl apply -f -\n${service}\nEOF\nservice/web created`, 'yaml-in-shell', service],
  ['a code block', `\`\`\`yaml\n${service}\n\`\`\``, 'yaml-in-fence', service],
  ['quoted mail', eachLine((line) => `> ${line}`), 'yaml-quoted-lines', service],
  ['line numbers', eachLine((line, number) => `${String(number).padStart(3)}  ${line}`), 'yaml-line-numbers', service],
  ['line numbers with a colon', eachLine((line, number) => `${number}: ${line}`), 'yaml-line-numbers', service],
  ['a diff', eachLine((line) => `+${line}`).replace('+  - port', '-  - port: 1\n+  - port'), 'yaml-diff', service],
  ['spaces that do not break', service.replaceAll('  ', '\xA0 '), 'yaml-odd-spaces', service],
  ['tabs', service.replace('  name', '\tname').replace('  ports', '\tports'), 'yaml-tab', service],
  ['another encoding', service.replaceAll(/./g, '$&\0'), 'yaml-control-character', service],
  ['comments in JSON', json.replace(',', ', // a comment'), 'yaml-json-extras', json.replace(',', ', ')],
])('%s is taken off', (_name, text, code, expected) => {
  const { diagnostics } = readFiles([{ name: 'a.yaml', text: `\n${text}\n` }]);
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  const [edit] = diagnostics[0]?.fix?.edits ?? [];
  expect(edit?.text.trim()).toBe(expected);
});

test('what only looks like it stays as it is', () => {
  const script =
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  run: |\n    kubectl get pods\n    EOF\n    ```\n  "1": x\n';
  expect(readFiles([{ name: 'a.yaml', text: script }]).diagnostics).toEqual([]);
});

test('one line out of place keeps its own words, and is offered back', () => {
  const text = service.replace('  ports', '   ports').replace('spec:', 'spec:\n  type: ClusterIP');
  const [problem] = readFiles([{ name: 'a.yaml', text }]).diagnostics;
  expect(problem?.code).toBe('yaml-bad-indent');
  expect(text.slice(problem?.source.start).startsWith('ports:')).toBe(true);
  expect(problem?.fix?.edits[0]?.text).toBe(service.replace('spec:', 'spec:\n  type: ClusterIP').replace('  - port', '    - port'));
});
