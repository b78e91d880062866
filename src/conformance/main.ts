import { parseArgs } from 'node:util';
import { gapKey } from './compare.ts';
import { runAll, tally } from './run.ts';

const { values } = parseArgs({
  options: {
    show: { type: 'string' },
    kind: { type: 'string' },
    case: { type: 'string' },
    gaps: { type: 'boolean' },
    json: { type: 'boolean' },
  },
});
const results = runAll()
  .filter(({ name }) => !values.case || new RegExp(values.case).test(name))
  .map(({ name, comparisons }) => ({ name, comparisons: comparisons.filter(({ kind }) => !values.kind || kind === values.kind) }));
const different = results.flatMap(({ name, comparisons }) =>
  comparisons.filter(({ agrees }) => !agrees).map((each) => ({ name, ...each })),
);

if (values.json) {
  console.log(JSON.stringify({ cases: results.length, kinds: tally(results) }));
} else if (values.gaps) {
  for (const { name, kind, id } of different) console.log([...gapKey(name, kind, id), 'reason'].join('\t'));
} else {
  const indent = (text = '(nothing)') => text.split('\n').join('\n           ');
  for (const { name, kind, id, want, got } of different.slice(0, Number(values.show ?? 0))) {
    console.log(`${name} [${kind}] ${id}\n  cluster: ${indent(want)}\n  here:    ${indent(got)}`);
  }
  const table = tally(results);
  const total = { kind: 'all', agree: table.reduce((sum, { agree }) => sum + agree, 0), of: table.reduce((sum, { of }) => sum + of, 0) };
  for (const { kind, agree, of } of [...table, total]) {
    console.log(`${kind.padEnd(20)} ${String(agree).padStart(7)} of ${String(of).padEnd(7)} ${((100 * agree) / of).toFixed(2)} %`);
  }
  console.log(
    `${results.filter(({ comparisons }) => comparisons.every(({ agrees }) => agrees)).length} of ${results.length} cases agree in full`,
  );
}
