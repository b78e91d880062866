import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bin, root } from './install.mjs';

const reports = path.join(root, 'node_modules', '.cache', 'reports');

/** What is checked without running the product: each is one command that passes or fails as a whole. */
export const checks = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'types without DOM: cluster', command: ['tsc', '-p', 'src/cluster'] },
  { name: 'types without DOM: explain', command: ['tsc', '-p', 'src/explain'] },
  { name: 'lint, format and import boundaries', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  { name: 'type-aware lint', command: ['oxlint', '--type-aware', '--deny-warnings', 'src', 'e2e'] },
  { name: 'dead code', command: ['knip'] },
];

/** What runs the product; each writes a report that counts its tests. */
export const suites = [
  { name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] },
  {
    name: 'unit, property and conformance tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json'],
    report: 'vitest.json',
  },
  { name: 'end-to-end tests', command: ['playwright', 'test', '--reporter=list,json'], report: 'playwright.json', needsBrowser: true },
];

/** Runs steps in order, all of them whatever fails. Returns how many checks or tests passed and failed. */
export function runSteps(steps) {
  let passed = 0;
  let failed = 0;
  for (const { name, command, report } of steps) {
    console.log(`\n── ${name}`);
    const file = report && path.join(reports, report);
    if (file) {
      mkdirSync(reports, { recursive: true });
      rmSync(file, { force: true });
    }
    const [program, ...args] = command;
    const outputFile = program === 'vitest' && file ? [`--outputFile.json=${file}`] : [];
    const { status } = spawnSync(bin(program), [...args, ...outputFile], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...(file ? { PLAYWRIGHT_JSON_OUTPUT_FILE: file } : {}) },
    });
    const counts = file ? countsOf(file) : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
    passed += counts.passed;
    failed += status !== 0 && counts.failed === 0 ? 1 : counts.failed;
  }
  return { passed, failed };
}

function countsOf(file) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  if (report.stats) return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected };
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

/** Prints the closing line and ends the process. */
export function close({ passed, failed }) {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
