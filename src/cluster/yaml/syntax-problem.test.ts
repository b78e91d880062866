import { expect, test } from 'vitest';
import { readFiles } from './index.ts';

/** Where the first problem starts, as line:column from 1, and what it is. */
function problemIn(text: string): string {
  const [problem] = readFiles([{ name: 'a.yaml', text }]).diagnostics;
  if (!problem) return 'none';
  const before = text.slice(0, problem.source.start).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${problem.code}: ${problem.message}`;
}

test.each([
  ['a: {b: 1\nc: d\n', '1:4 yaml-unclosed: This { is never closed.'],
  ['a: 1\nb:\n  c: [x,\n    y\nd: e\n', '3:6 yaml-unclosed: This [ is never closed.'],
  ['a: [x}\n', '1:4 yaml-unclosed: This [ is closed by a }.'],
  ['a: {b: 1 c: 2}\n', '1:11 yaml-missing-comma'],
  ['a: 1\nb: "x\nc: d\n', '2:4 yaml-unclosed: This quote is never closed'],
  ['a: 1\nb: "x\nc: "d"\n', '2:4 yaml-unclosed: This quote is never closed'],
  ["a: 'x\nb: c\n", '1:4 yaml-unclosed: This quote is never closed'],
  ['a:\n  b: c\n d: e\n', '3:2 yaml-bad-indent'],
  ['a:\n  b: c\n    d: e\n', '3:5 yaml-bad-indent: This line is indented further than the one above'],
  ['a:\n- b: c\n -d: e\n', '3:2 yaml-bad-indent'],
  ['a:\n-b: c\n  d: e\n', '2:1 yaml-missing-space'],
  ['a:\n\tb: c\n', '2:1 yaml-tab'],
  ['a: 1\nb c\nd: e\n', '2:1 yaml-missing-colon: A colon is missing'],
  ['a: 1\nb:c\nd: e\n', '2:1 yaml-missing-colon: A space is missing'],
  ['a b\nc: d\n', '1:1 yaml-missing-colon: A colon is missing'],
  ['a: b: c\n', '1:1 yaml-two-fields'],
  ['a: "b" c\n', '1:8 yaml-unexpected-token: This stands behind a value'],
  ['a: {b: c}}\n', '1:10 yaml-unexpected-token: This } closes nothing.'],
  ['a: @b\n', '1:4 yaml-bad-scalar-start'],
  ['a: b\0c\n', '1:5 yaml-control-character'],
  ['a: {{ .Values.b }}\n', '1:4 yaml-template'],
  ['%YAML 1.2\n---\na: b\n', '1:1 yaml-directive'],
])('%j is marked where the mistake was made', (text, expected) => {
  expect(problemIn(text).slice(0, expected.length)).toBe(expected);
});
