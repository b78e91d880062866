import { answer } from '../../../cluster/coredns/index.ts';
import { type Context, cite } from '../context.ts';
import type { Cause } from '../nobody/cause.ts';

/** A name that is short for one that exists, where the search list does not complete it. */
export function whyNotCompleted(context: Context, name: string, types: readonly string[]): Cause | undefined {
  const { cluster, vantage, command } = context;
  if (name.endsWith('.')) return undefined;
  const domain = cluster.settings.clusterDomain;
  const full = [`${vantage.namespace}.svc.${domain}`, `svc.${domain}`, domain]
    .map((suffix) => `${name}.${suffix}`)
    .find((candidate) => types.some((type) => answer(cluster, { name: candidate, type }).answer.length > 0));
  if (!full) return undefined;
  return {
    because: `the search list of ${vantage.label} does not complete it; the full name is ${full}`,
    objects: [],
    sources: vantage.ref ? cite(context, vantage.ref, 'spec.dnsConfig') : [],
    instead: command.replace(name, full),
  };
}
