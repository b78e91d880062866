/** A ruleset's chains, sets and maps by name. Blocks may come in any order; rules inside a chain keep theirs, elements of a set are sorted. */
export function ruleBlocks(text: string): ReadonlyMap<string, readonly string[]> {
  return /^\s*table ip/m.test(text) ? nftBlocks(text) : iptablesBlocks(text);
}

class Blocks {
  readonly map = new Map<string, string[]>();
  block(name: string): string[] {
    let lines = this.map.get(name);
    if (!lines) {
      lines = [];
      this.map.set(name, lines);
    }
    return lines;
  }
}

function nftBlocks(text: string): ReadonlyMap<string, readonly string[]> {
  const blocks = new Blocks();
  let table = '';
  let lines: string[] | undefined;
  for (const raw of text.replace(/\{([^{}]*)\}/g, (braces) => braces.replace(/\s+/g, ' ')).split('\n')) {
    const line = raw.trim();
    const opened = /^table (\S+ \S+) \{$/.exec(line);
    if (opened) {
      table = opened[1] ?? '';
      continue;
    }
    const named = /^(set|map|chain|counter) (\S+) \{$/.exec(line);
    if (named) {
      lines = blocks.block(`${table} ${named[1]} ${named[2]}`);
      continue;
    }
    if (line === '}') lines = undefined;
    if (!line || !lines) continue;
    const elements = /^elements = \{ (.*) \}$/.exec(line);
    if (elements) {
      lines.push(
        ...(elements[1] ?? '')
          .split(/,\s*/)
          .map((element) => element.trim())
          .sort(),
      );
    } else lines.push(line);
  }
  return blocks.map;
}

function iptablesBlocks(text: string): ReadonlyMap<string, readonly string[]> {
  const blocks = new Blocks();
  let table = '';
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line.startsWith('*')) table = line.slice(1);
    else if (line.startsWith(':')) {
      const [chain, policy] = line.slice(1).split(' ');
      blocks.block(`${table} ${chain}`).push(`policy ${policy}`);
    } else {
      const rule = /^-A (\S+) (.*)$/.exec(line);
      if (rule) blocks.block(`${table} ${rule[1]}`).push(rule[2] ?? '');
    }
  }
  return blocks.map;
}
