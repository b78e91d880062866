import { type Cluster, listOf } from '../../cluster/cluster.ts';
import { iptablesSave, nftRuleset } from '../../cluster/kube-proxy/index.ts';
import { ipFamiliesOf, type ProxyMode } from '../../cluster/settings.ts';

/** Services that may have rules, as `namespace/name`. */
export function servicesOf(cluster: Cluster): readonly string[] {
  return listOf(cluster, 'Service').map(({ metadata: { namespace = 'default', name } }) => `${namespace}/${name}`);
}

/** The rules of one node as the tool of that mode prints them; with a Service, only the chains and lines about it. */
export function rulesOf(cluster: Cluster, node: string, mode: ProxyMode, service?: string): string {
  if (mode === 'nftables') {
    const ruleset = nftRuleset(cluster, node);
    return service ? aboutService(ruleset, service) : ruleset;
  }
  return ipFamiliesOf(cluster.settings)
    .map((family) => {
      const saved = iptablesSave(cluster, node, family);
      return service ? aboutService(saved, service) : saved;
    })
    .join('\n');
}

/** iptables names a Service in the comment `namespace/name` of a rule, nftables in the name of a chain or a comment. */
function aboutService(text: string, service: string): string {
  const blocks = text.includes('\n\tchain ') ? nftBlocks(text) : text.split('\n');
  const direct = blocks.filter((block) => names(block, service));
  const chains = new Set(direct.flatMap((block) => block.match(/\b(KUBE-(SVC|SVL|SEP|EXT|FW)-[A-Z0-9]+)\b/g) ?? []));
  return blocks.filter((block) => names(block, service) || [...chains].some((chain) => block.startsWith(`-A ${chain} `))).join('\n');
}

function names(block: string, service: string): boolean {
  for (let at = block.indexOf(service); at >= 0; at = block.indexOf(service, at + 1)) {
    const before = block[at - 1] ?? ' ';
    const after = block[at + service.length] ?? ' ';
    if (/[\s"\-/]/.test(before) && /[\s":/]/.test(after)) return true;
  }
  return false;
}

/** Chains and sets of a ruleset as whole blocks, and of a map only the elements. */
function nftBlocks(text: string): readonly string[] {
  const blocks: string[] = [];
  let block: string[] = [];
  for (const line of text.split('\n')) {
    block.push(line);
    const isElement = /^\t\t\t/.test(line);
    if (isElement || line === '\t}') {
      blocks.push(block.join('\n'));
      block = [];
    }
  }
  return [...blocks, block.join('\n')];
}
