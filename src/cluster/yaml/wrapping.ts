/** What came along when a manifest was copied from somewhere, and how to take it off again. */
export interface Wrapping {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** What taking it off is called. */
  readonly title: string;
  /** The first character that does not belong there. */
  readonly sign: RegExp;
  readonly takeOff: (text: string) => string;
}

const eachLine = (text: string, change: (line: string) => string) => text.split('\n').map(change).join('\n');
const withoutLines = (text: string, pattern: RegExp) =>
  text
    .split('\n')
    .filter((line) => !pattern.test(line.trimEnd()))
    .join('\n');
const everyLine = (text: string, pattern: RegExp) => text.split('\n').every((line) => line.trim() === '' || pattern.test(line));

const shellLine =
  /^(?:[$#%>] ?)?(?:sudo )?(?:cat|kubectl|k|oc|tee|echo)\b.*$|^(?:EOF|EOT|EOM|END|YAML)$|^\S+\/\S+ (?:created|configured|unchanged)$/;
const fence = /^\s*(?:```|~~~)[\w-]*$/;
const quoted = /^ ?> ?/;
const numbered = /^\s*\d+(?:[:.|)] ?| )/;
const added = /^(?:[+ ]|-(?!-)|@@)/;
const spaces = /[\xA0\u1680\u2000-\u200A\u202F\u205F\u3000]/;
const invisible = /[^\t\n\r\x20-\x7E\x85\xA0-\uFFFD]|[\u200B-\u200D\u2060\uFEFF]/;
const jsonExtras = /("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=\s*(?:\/\/[^\n]*\s*)*[}\]])/g;

export const wrappings: readonly Wrapping[] = [
  {
    code: 'yaml-in-shell',
    message: 'A shell command stands around this manifest.',
    hint: 'Only what stands between the command and its end mark belongs to the file.',
    title: 'Take the manifest out of the command',
    sign: new RegExp(shellLine.source, 'm'),
    takeOff: (text) => withoutLines(text, shellLine),
  },
  {
    code: 'yaml-in-fence',
    message: 'The marks of a code block in Markdown stand around this manifest.',
    hint: 'Only what stands between them belongs to the file.',
    title: 'Take the manifest out of the code block',
    sign: new RegExp(fence.source, 'm'),
    takeOff: (text) => withoutLines(text, fence),
  },
  {
    code: 'yaml-quoted-lines',
    message: 'Each line starts with >, as quoted mail does.',
    hint: 'Take the marks away.',
    title: 'Take the > away',
    sign: /^ ?>/m,
    takeOff: (text) => (everyLine(text, quoted) ? eachLine(text, (line) => line.replace(quoted, '')) : text),
  },
  {
    code: 'yaml-line-numbers',
    message: 'Each line starts with its number.',
    hint: 'Take the numbers away.',
    title: 'Take the line numbers away',
    sign: /^\s*\d/m,
    takeOff: (text) => (everyLine(text, numbered) ? withoutMargin(eachLine(text, (line) => line.replace(numbered, ''))) : text),
  },
  {
    code: 'yaml-diff',
    message: 'This is a diff: lines start with + or -.',
    hint: 'Take the marks away, and the lines that are no longer there.',
    title: 'Keep what the diff leaves',
    sign: /^[+-]/m,
    takeOff: (text) => (everyLine(text, added) ? eachLine(withoutLines(text, /^(?:-|@@)/), (line) => line.slice(1)) : text),
  },
  {
    code: 'yaml-odd-spaces',
    message: 'Some of these spaces are none to YAML: they came from a web page or a word processor.',
    hint: 'Replace them with ordinary spaces.',
    title: 'Replace them with ordinary spaces',
    sign: spaces,
    takeOff: (text) => text.replace(new RegExp(spaces, 'g'), ' '),
  },
  {
    code: 'yaml-tab',
    message: 'A tab indents this line; YAML indents with spaces only.',
    hint: 'Replace the tabs with spaces.',
    title: 'Replace the tabs with spaces',
    sign: /\t/,
    takeOff: (text) => eachLine(text, (line) => line.replace(/^[ \t-]*\t/, (margin) => margin.replaceAll('\t', '  '))),
  },
  {
    code: 'yaml-control-character',
    message: 'Invisible control characters stand in this text, as in a file of another encoding (UTF-16); kubectl takes none.',
    hint: 'Delete them, or save the file as UTF-8.',
    title: 'Delete them',
    sign: invisible,
    takeOff: (text) => text.replace(new RegExp(invisible, 'g'), ''),
  },
  {
    code: 'yaml-json-extras',
    message: 'This is JSON with comments, or with a comma before a closing bracket, which kubectl does not take.',
    hint: 'Take them away.',
    title: 'Take comments and trailing commas away',
    sign: /\/[/*]|,\s*[}\]]/,
    takeOff: (text) => (/^\s*[{[]/.test(text) ? text.replace(jsonExtras, (_, string?: string) => string ?? '') : text),
  },
];

/** All lines further left by what they have in common. */
function withoutMargin(text: string): string {
  const margins = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.search(/\S/)]));
  const margin = margins.reduce((least, width) => Math.min(least, width), Number.POSITIVE_INFINITY);
  return eachLine(text, (line) => line.slice(Math.min(margin, line.length)));
}
