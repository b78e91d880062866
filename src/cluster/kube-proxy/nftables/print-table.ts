import { printRule } from './print-rule.ts';
import type { NftChain, NftElement, NftSet, NftTable } from './rule.ts';

/** The table as `nft list ruleset` prints it. */
export function printTable({ family, sets, chains }: NftTable): string {
  const blocks = [...[...sets.values()].map(printSet), ...[...chains.values()].map((chain) => printChain(family, chain))];
  return `table ${family} kube-proxy {\n\tcomment "rules for kube-proxy"\n${blocks.join('\n\n')}\n}\n`;
}

export function printSet({ kind, name, type, comment, timeoutSeconds, elements }: NftSet): string {
  return block(`${kind} ${name}`, [
    `type ${type}`,
    ...(comment ? [`comment "${comment}"`] : []),
    ...(timeoutSeconds === undefined ? [] : ['size 65535', 'flags dynamic,timeout', `timeout ${printDuration(timeoutSeconds)}`]),
    ...(elements.length > 0 ? [`elements = { ${printElements(type, elements)} }`] : []),
  ]);
}

/** IPv4 addresses stand two on a line, everything longer alone. */
function printElements(type: string, elements: readonly NftElement[]): string {
  const perLine = type === 'ipv4_addr' ? 2 : 1;
  const texts = elements.map(printElement);
  const lines: string[] = [];
  for (let i = 0; i < texts.length; i += perLine) lines.push(texts.slice(i, i + perLine).join(', '));
  return lines.join(',\n\t\t\t     ');
}

export function printElement({ key, comment, verdict }: NftElement): string {
  return `${key}${comment ? ` comment "${comment}"` : ''}${verdict ? ` : ${verdict}` : ''}`;
}

export function printChain(family: NftTable['family'], { name, hook, comment, rules }: NftChain): string {
  return block(`chain ${name}`, [
    ...(comment ? [`comment "${comment}"`] : []),
    ...(hook ? [hook] : []),
    ...rules.map((rule) => printRule(family, rule)),
  ]);
}

const block = (head: string, lines: readonly string[]) => [`\t${head} {`, ...lines.map((line) => `\t\t${line}`), '\t}'].join('\n');

/** `1d`, `3h`, `1h30m`. */
function printDuration(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 86400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const;
  const text = parts.map(([amount, unit]) => (amount ? `${amount}${unit}` : '')).join('');
  return text || '0s';
}
