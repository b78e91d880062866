import { findObject } from '../../cluster/cluster.ts';
import { parseAddress } from '../../cluster/coredns/address.ts';
import { type Context, hop } from './context.ts';
import { dialAny } from './dial-any.ts';
import { isDoorName, throughDoor } from './doors/door.ts';
import { unserved } from './doors/unserved-host.ts';
import { hostsFileAddresses } from './names/hosts-file.ts';
import { addressTypes, type LookUp, lookUp } from './names/look-up.ts';
import { whyAliasFails } from './names/why-alias.ts';
import type { Dialled } from './packet/dialled.ts';
import type { ConnectQuestion } from './question.ts';
import type { Hop } from './trace.ts';

/** A connection from the name to the one who answers. */
export function connect(context: Context, question: ConnectQuestion): Dialled {
  const given = (question.pinned ?? [question.host]).flatMap((address) => parseAddress(address)?.text ?? []);
  if (question.pinned || given.length > 0) return dialAny(context, question, given, [], question.pinned !== undefined);
  const known = hostsFileAddresses(context, question.host);
  if (known.length > 0) return dialAny(context, question, known, [hostsHop(context, question.host, known)], false);
  const families = question.family ? [question.family] : context.vantage.families;
  const found = lookUp(context, question.host, addressTypes(families));
  if (found.failure) return unresolved(context, question, found);
  if (found.addresses.length === 0) {
    const misspelt = aliasToNowhere(context, found);
    if (misspelt) return misspelt;
    const because = `${question.host} is an alias for ${aliased(found)}, which is outside the cluster`;
    return throughDoorOr(context, question, { hops: outsideAlias(found), outcome: 'unknown', because, answerers: [] });
  }
  return dialAny(context, question, found.addresses, found.hops, false);
}

function hostsHop({ vantage }: Context, host: string, addresses: readonly string[]): Hop {
  const reason = `/etc/hosts of ${vantage.label} has ${host}, so no DNS server is asked.`;
  const command =
    vantage.ref?.kind === 'Pod' ? `kubectl exec -n ${vantage.ref.namespace} ${vantage.ref.name} -- cat /etc/hosts` : 'cat /etc/hosts';
  return hop({
    stage: 'resolver',
    title: '/etc/hosts',
    verdict: 'ok',
    reason,
    lines: addresses.map((text) => ({ text, mark: 'taken' })),
    command,
  });
}

/** An alias for a name that only a search list would complete. */
function aliasToNowhere(context: Context, { hops, resolution }: LookUp): Dialled | undefined {
  const alias = resolution.answers.flatMap(({ answer }) => answer).findLast(({ type }) => type === 'CNAME');
  const { namespace, name = '' } = alias?.from ?? {};
  const service = findObject(context.cluster, 'Service', namespace, name);
  const cause = service && whyAliasFails(context, service);
  if (!alias || !cause) return undefined;
  const { because, ...mend } = cause;
  const told = hop({ stage: 'dns', title: `no address for ${alias.data}`, verdict: 'broken', reason: `NXDOMAIN: ${because}.`, ...mend });
  return { hops: [...hops, told], outcome: 'nxdomain', because, answerers: [] };
}

const aliased = ({ resolution }: LookUp) =>
  resolution.answers
    .flatMap(({ answer }) => answer)
    .findLast(({ type }) => type === 'CNAME')
    ?.data.replace(/\.$/, '') ?? '';

function outsideAlias(found: LookUp): readonly Hop[] {
  const target = aliased(found);
  const reason = `What ${target} resolves to is for the internet to say, and the model does not know it. The client asks for it with the name it was given, so a server that looks at the Host header or the certificate may object.`;
  return [
    ...found.hops,
    hop({ stage: 'client', title: `${target} outside the cluster`, verdict: 'unknown', reason, command: `nslookup ${target}` }),
  ];
}

function unresolved(context: Context, question: ConnectQuestion, { hops, failure }: LookUp): Dialled {
  const nobody = { hops, outcome: failure?.outcome ?? ('nxdomain' as const), because: failure?.because ?? '', answerers: [] };
  return throughDoorOr(context, question, nobody);
}

/** A host that DNS does not know here may be a host that an Ingress or a Gateway serves: its record lies with whoever owns the name. */
function throughDoorOr(context: Context, question: ConnectQuestion, otherwise: Dialled): Dialled {
  const served =
    otherwise.outcome === 'unknown' || (otherwise.outcome === 'nxdomain' && isDoorName(context, question.host))
      ? throughDoor(context, question, undefined)
      : undefined;
  if (!served) return unserved(context, question, otherwise);
  const before = hop({
    stage: 'dns',
    title: `${question.host} outside the cluster`,
    verdict: 'caution',
    reason: `The record of ${question.host} is kept outside the cluster. The model takes it to point at the Ingress or Gateway that serves this host.`,
    command: `nslookup ${question.host}`,
  });
  return { ...served, hops: [...otherwise.hops.filter(({ stage }) => stage === 'resolver'), before, ...served.hops] };
}
