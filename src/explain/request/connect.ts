import { findObject, listOf } from '../../cluster/cluster.ts';
import { parseAddress } from '../../cluster/coredns/address.ts';
import { familyOfIp, inBrackets, isLoopback } from '../../cluster/ip-address.ts';
import type { ObjectMeta } from '../../cluster/object.ts';
import { slicesOf } from '../../cluster/service-slices.ts';
import type { IpFamily } from '../../cluster/settings.ts';
import { holderOf } from './addresses/holder.ts';
import { chances, drawn } from './chance.ts';
import { type Context, hop } from './context.ts';
import { isDoorName, throughDoor } from './doors/door.ts';
import { unserved } from './doors/unserved-host.ts';
import { insteadWithPort } from './mend/instead-with-port.ts';
import { hostsFileAddresses } from './names/hosts-file.ts';
import { type LookUp, literalAddress, lookUp } from './names/look-up.ts';
import { whyAliasFails } from './names/why-alias.ts';
import { dial } from './packet/dial.ts';
import type { Dialled } from './packet/dialled.ts';
import { checkedByBalancer, firstNode } from './packet/first-node.ts';
import type { ConnectQuestion } from './question.ts';
import type { Hop } from './trace.ts';

/** A connection from the name to the one who answers. */
export interface Connected extends Dialled {
  /** The addresses among which the client chose. */
  readonly addresses: readonly string[];
  /** Whether the name stands for Pods themselves, so that the client chooses among them. */
  readonly direct: boolean;
}

export function connect(context: Context, question: ConnectQuestion): Connected {
  const given = question.pinned ?? (literalAddress(question.host) ? [literalAddress(question.host) ?? ''] : undefined);
  if (given)
    return dialAny(
      context,
      question,
      given.flatMap((address) => parseAddress(address)?.text ?? []),
      [],
      question.pinned !== undefined,
    );
  const known = hostsFileAddresses(context, question.host);
  if (known.length > 0) return dialAny(context, question, known, [hostsHop(context, question.host, known)], false);
  const families = question.family ? context.vantage.families.filter((family) => family === question.family) : context.vantage.families;
  const found = lookUp(context, question.host, typesFor(question.family ? [question.family] : families));
  if (found.failure) return unresolved(context, question, found);
  if (found.addresses.length === 0) {
    const misspelt = aliasToNowhere(context, found);
    if (misspelt) return misspelt;
    const because = `${question.host} is an alias for ${aliased(found)}, which is outside the cluster`;
    return throughDoorOr(context, question, undefined, { hops: outsideAlias(found), outcome: 'unknown', because, answerers: [] });
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

const typesFor = (families: readonly IpFamily[]) => families.map((family) => (family === 'IPv4' ? 'A' : 'AAAA')).toSorted();

/** An alias for a name that only a search list would complete. */
function aliasToNowhere(context: Context, { hops, resolution }: LookUp): Connected | undefined {
  const alias = resolution.answers.flatMap(({ answer }) => answer).findLast(({ type }) => type === 'CNAME');
  const { namespace, name = '' } = alias?.from ?? {};
  const service = findObject(context.cluster, 'Service', namespace, name);
  const cause = service && whyAliasFails(context, service);
  if (!alias || !cause) return undefined;
  const { because, ...mend } = cause;
  const told = hop({ stage: 'dns', title: `no address for ${alias.data}`, verdict: 'broken', reason: `NXDOMAIN: ${because}.`, ...mend });
  return { hops: [...hops, told], outcome: 'nxdomain', because, answerers: [], addresses: [], direct: false };
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

function unresolved(context: Context, question: ConnectQuestion, { hops, failure }: LookUp): Connected {
  const nobody = { hops, outcome: failure?.outcome ?? ('nxdomain' as const), because: failure?.because ?? '', answerers: [] };
  return throughDoorOr(context, question, undefined, nobody);
}

/** A host that DNS does not know here may be a host that an Ingress or a Gateway serves: its record lies with whoever owns the name. */
function throughDoorOr(context: Context, question: ConnectQuestion, address: string | undefined, otherwise: Dialled): Connected {
  const none = { addresses: [], direct: false };
  const served =
    otherwise.outcome === 'unknown' || (otherwise.outcome === 'nxdomain' && isDoorName(context, question.host))
      ? throughDoor(context, question, address)
      : undefined;
  if (!served) return { ...unserved(context, question, otherwise), ...none };
  const before = hop({
    stage: 'dns',
    title: `${question.host} outside the cluster`,
    verdict: 'caution',
    reason: `The record of ${question.host} is kept outside the cluster. The model takes it to point at the Ingress or Gateway that serves this host.`,
    command: `nslookup ${question.host}`,
  });
  return { ...served, hops: [...otherwise.hops.filter(({ stage }) => stage === 'resolver'), before, ...served.hops], ...none };
}

/** Clients try the next address where one does not answer; which comes first is the seed's choice, as CoreDNS shuffles them. */
function dialAny(
  context: Context,
  question: ConnectQuestion,
  given: readonly string[],
  before: readonly Hop[],
  pinned: boolean,
): Connected {
  const reachable = given.filter((address) => question.family === undefined || familyOfIp(address) === question.family);
  const usable = reachable.filter((address) => isLoopback(address) || context.vantage.families.includes(familyOfIp(address)));
  const [first = ''] = usable;
  if (usable.length === 0) {
    const because =
      given.length === 0 ? 'there is no address to dial' : `${context.vantage.label} has no address of the family of ${given.join(', ')}`;
    const told = hop({ stage: 'client', title: 'address', verdict: 'broken', reason: `${because}.` });
    return { hops: [...before, told], outcome: 'unreachable', because, answerers: [], addresses: given, direct: false };
  }
  const preferred = usable.filter((address) => familyOfIp(address) === familyOfIp(first));
  const dialled = preferred.map((address) => dial(context, address, question.port, question.protocol));
  const working = dialled.flatMap((one, at) => (one.outcome === 'answered' ? [at] : []));
  const among = working.length > 0 ? working : [0];
  const at =
    among[
      drawn(
        among.map(() => 1),
        chances(`${context.seed} ${question.host}`)(),
      )
    ] ?? 0;
  const taken = dialled[at];
  const address = preferred[at] ?? first;
  if (!taken) return { hops: before, outcome: 'unknown', because: '', answerers: [], addresses: given, direct: false };
  const client = clientHop(context, question, given, address, before.length === 0, pinned);
  const direct = holderOf(context.cluster, address)?.is !== 'service' && preferred.length > 0;
  if (taken.outcome === 'unknown') {
    const door = throughDoor(context, question, address);
    if (door) return { ...door, hops: [...before, client, ...door.hops], addresses: preferred, direct: false };
  }
  const lost = unrouted(context, address);
  const answerers = dialled.flatMap((one) =>
    one.answerers.map((answerer) => ({
      ...answerer,
      share: answerer.share / Math.max(1, working.length),
      ...(lost ? { doubt: `${answerer.doubt ? `${answerer.doubt}, and ` : ''}if a route was made from outside to ${lost}` } : {}),
    })),
  );
  const start = dialled.slice(0, at).reduce((count, one) => count + one.answerers.length, 0);
  const hint = taken.outcome === 'refused' && direct ? headlessPort(context, question, address) : undefined;
  const hops = [
    ...before,
    client,
    ...(hint
      ? taken.hops.map((one) =>
          one.verdict === 'broken' ? { ...one, reason: `${one.reason} ${hint.reason}`, instead: hint.instead } : one,
        )
      : taken.hops),
  ];
  return {
    ...taken,
    hops: hops.map(({ instead, ...one }) => (instead ? { ...one, instead } : one)),
    because: hint ? hint.reason.replace(/\.$/, '') : taken.because,
    answerers,
    ...(taken.taken !== undefined ? { taken: start + taken.taken } : {}),
    addresses: preferred,
    direct,
  };
}

/** What an address is that only the cluster has a route to; undefined where whoever asks has one. */
function unrouted({ cluster, vantage }: Context, address: string): string | undefined {
  const holder = vantage.from === 'outside' ? holderOf(cluster, address) : undefined;
  if (holder?.is === 'pod') return "a Pod's address";
  return holder?.is === 'service' && holder.as === 'cluster IP' ? 'a cluster IP' : undefined;
}

function clientHop(
  context: Context,
  { tool, port }: ConnectQuestion,
  given: readonly string[],
  taken: string,
  literal: boolean,
  pinned: boolean,
): Hop {
  const { vantage } = context;
  const both = given.some((one) => one.includes(':')) && given.some((one) => !one.includes(':'));
  const how = pinned
    ? 'The address is given by hand (--resolve), so no name is looked up.'
    : literal
      ? 'The address is written in the command, so no name is looked up.'
      : given.length === 1
        ? 'There is one address to take.'
        : `${tool} takes one of ${given.length} addresses${both ? '; where there are both families, most clients try IPv6 first' : ''}, and the next one if it does not answer.`;
  const lost = unrouted(context, taken);
  const caution = lost
    ? ` Nobody outside has a route to ${lost} unless somebody made one; here the packet is taken to arrive at ${vantage.node}.`
    : '';
  const balancer = checkedByBalancer(context, taken)
    ? ` A load balancer sends only to nodes that have a ready endpoint (externalTrafficPolicy Local); here it is taken to send to ${firstNode(context, taken)}.`
    : '';
  return hop({
    stage: 'client',
    title: `${tool} dials ${inBrackets(taken)}:${port}`,
    verdict: lost || balancer ? 'caution' : 'ok',
    reason: `${how}${caution}${balancer}${vantage.from === 'pod' && !vantage.ref ? ` The new Pod is taken to run on ${vantage.node}.` : ''}`,
    lines: given.slice(0, 40).map((address) => ({ text: address, mark: address === taken ? ('taken' as const) : ('passed' as const) })),
    objects: vantage.ref ? [vantage.ref] : [],
  });
}

/** A name without a virtual IP leads straight to Pods, and nobody turns the Service's port into theirs. */
function headlessPort(
  { cluster, command }: Context,
  { port }: ConnectQuestion,
  address: string,
): { readonly reason: string; readonly instead?: string } | undefined {
  const sliceNaming = ({ namespace = '', name }: ObjectMeta) =>
    slicesOf(cluster, namespace, name).find(({ endpoints }) => endpoints?.some(({ addresses }) => addresses.includes(address)));
  const service = listOf(cluster, 'Service').find(
    ({ metadata, spec }) =>
      spec.clusterIP === 'None' && spec.ports?.some((one) => one.port === port && one.targetPort !== port) && sliceNaming(metadata),
  );
  const found = service?.spec.ports?.find((one) => one.port === port);
  if (!service || !found) return undefined;
  const slice = sliceNaming(service.metadata);
  const target = slice?.ports?.find((one) => (one.name ?? '') === (found.name ?? ''))?.port;
  if (!target) return undefined;
  const instead = insteadWithPort(command, port, target);
  return {
    reason: `Service ${service.metadata.name} is headless, so nothing turns its port ${port} into the Pods' port ${target}: dial ${target}.`,
    ...(instead ? { instead } : {}),
  };
}
