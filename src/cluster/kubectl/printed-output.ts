/** What kubectl printed and cannot be read as it is, and what to paste instead of it. */
export interface PrintedOutput {
  readonly message: string;
  readonly hint: string;
}

/** Column heads of `kubectl get`: capitals, two spaces or more apart. */
const tableHead = /^(?:NAMESPACE {2,})?(?:NAME|LAST SEEN)(?: {2,}[A-Z][A-Za-z0-9()%/-]*(?: [A-Z][A-Z0-9-]*)*)+ *\r?$/m;
/** `kubectl describe` starts with the name, and aligns what it says. */
const describedHead = /^Name: {3,}\S+\s*$/m;
const describedField = /^(?:Namespace|Labels|Annotations|CreationTimestamp|Selector|Type|Status|Address|Rules): {2,}\S/m;
const prompted = /^(?:[^\n]*[$#%>] )?(?:kubectl|k|oc) get [^\n|>]+/m;

const everything = 'kubectl get all,endpointslices,ingresses,networkpolicies,nodes -o yaml';

/** Undefined where the text is no table of `kubectl get`, no text of `kubectl describe` and no list without its indentation. */
export function printedOutput(text: string): PrintedOutput | undefined {
  const start = text.slice(0, 20_000);
  if (tableHead.test(start)) {
    const typed = prompted.exec(start)?.[0].replace(/^.*?(?=(?:kubectl|k|oc) get )/, '');
    const command = typed ? withYaml(typed) : everything;
    return {
      message: 'This is the table that kubectl prints for people: it leaves out labels and selectors.',
      hint: hintOf(command),
    };
  }
  if (hasLostLines(text)) {
    const hint = 'Copy it anew from the terminal or a file, or paste what `-o json` prints, which needs no line breaks.';
    return { message: 'The line breaks or the indentation of this list are gone.', hint };
  }
  if (!describedHead.test(start) || !describedField.test(start)) return undefined;
  return { message: 'This is what kubectl describe prints for people, not a manifest.', hint: hintOf(everything) };
}

/** YAML as a chat or a form hands it on: a list of objects, and nothing in it is indented. */
function hasLostLines(text: string): boolean {
  return ['apiVersion:', 'items:', 'kind:', 'metadata:'].every((key) => text.includes(key)) && !/^[ \t]/m.test(text);
}

function withYaml(command: string): string {
  const words = command.trim().split(/\s+/);
  const kept = words.filter(
    (word, at) => !/^(?:-o|--output|--show-labels|-w|--watch)/.test(word) && !/^(?:-o|--output)$/.test(words[at - 1] ?? ''),
  );
  return `${kept.join(' ')} -o yaml`;
}

const hintOf = (command: string) => `Paste what \`${command}\` prints.`;
