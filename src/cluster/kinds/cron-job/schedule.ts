interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const fields: readonly Bounds[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: months },
  { min: 0, max: 6, names: days },
];
const descriptors = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

/** What is wrong with a cron schedule, in the words of the parser that Kubernetes uses. */
// robfig/cron parser.go ParseStandard
export function scheduleProblem(given: string): string | undefined {
  const schedule = given.replace(/^(?:CRON_)?TZ=\S+\s*/, '').trim();
  if (schedule.startsWith('@')) return descriptorProblem(schedule);
  const parts = schedule === '' ? [] : schedule.split(/\s+/);
  if (parts.length !== fields.length) return `expected exactly 5 fields, found ${parts.length}: [${parts.join(' ')}]`;
  for (const [i, bounds] of fields.entries()) {
    const problem = (parts[i] ?? '')
      .split(',')
      .map((part) => rangeProblem(part, bounds))
      .find((text) => text);
    if (problem) return problem;
  }
  return undefined;
}

function descriptorProblem(schedule: string): string | undefined {
  if (descriptors.includes(schedule)) return undefined;
  if (!schedule.startsWith('@every ')) return `unrecognized descriptor: ${schedule}`;
  const duration = schedule.slice('@every '.length);
  if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h)(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))*$/.test(duration))
    return undefined;
  return `failed to parse duration ${schedule}: time: invalid duration ${JSON.stringify(duration)}`;
}

// robfig/cron parser.go getRange
function rangeProblem(text: string, { min, max, names }: Bounds): string | undefined {
  const [range = '', step, ...steps] = text.split('/');
  const [low = '', high, ...highs] = range.split('-');
  const wild = low === '*' || low === '?';
  if (highs.length > 0) return `too many hyphens: ${text}`;
  const start = wild ? min : numberOf(low, names);
  if (typeof start === 'string') return start;
  const written = high === undefined || wild ? undefined : numberOf(high, names);
  if (typeof written === 'string') return written;
  if (steps.length > 0) return `too many slashes: ${text}`;
  const every = step === undefined ? 1 : numberOf(step, []);
  if (typeof every === 'string') return every;
  const end = written ?? (wild || step !== undefined ? max : start);
  if (start < min) return `beginning of range (${start}) below minimum (${min}): ${text}`;
  if (end > max) return `end of range (${end}) above maximum (${max}): ${text}`;
  if (start > end) return `beginning of range (${start}) beyond end of range (${end}): ${text}`;
  return every === 0 ? `step of range should be a positive number: ${text}` : undefined;
}

function numberOf(text: string, names: readonly string[]): number | string {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return index + (names === months ? 1 : 0);
  if (!/^[+-]?\d{1,18}$/.test(text))
    return `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`;
  return Number(text) < 0 ? `negative number (${Number(text)}) not allowed: ${text}` : Number(text);
}
