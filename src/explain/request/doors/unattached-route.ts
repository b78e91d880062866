import { findObject, listOf } from '../../../cluster/cluster.ts';
import { attach } from '../../../cluster/doors/gateway/attachment.ts';
import { hostnameMatches } from '../../../cluster/doors/gateway/hostname.ts';
import type { Gateway, Listener, ParentRef } from '../../../cluster/doors/gateway/types.ts';
import { routesOf } from '../../../cluster/doors/route.ts';
import type { DoorRoute } from '../../../cluster/doors/route-explanation.ts';
import { keyOfRef, type ObjectRef } from '../../../cluster/object.ts';
import type { TextEdit } from '../../../cluster/source.ts';
import { type Context, cite, editField, fixOf, hop } from '../context.ts';
import { editBeside } from '../mend/edit-beside.ts';
import { likeliest } from '../mend/likeness.ts';
import type { Dialled } from '../packet/dialled.ts';
import type { Hop } from '../trace.ts';

/** A route that is for the host and that no listener takes. */
export function routeUnattached(context: Context, host: string, before: readonly Hop[]): Dialled | undefined {
  const found = routesOf(context.cluster).find(
    ({ broken, listener, rule, door, host: hosts }) =>
      broken &&
      listener === undefined &&
      keyOfRef(rule) !== keyOfRef(door) &&
      hosts.split(', ').some((one) => one !== '*' && hostnameMatches(one, host)),
  );
  if (!found) return undefined;
  const { rule, door, broken = '' } = found;
  const gateway = findObject(context.cluster, 'Gateway', door.namespace, door.name);
  const because = `${rule.kind} ${rule.name} is for ${host}, but is not attached to Gateway ${door.name}: ${broken.replace(/\.$/, '')}`;
  const told = hop({
    stage: 'route',
    title: `${rule.kind} ${rule.name}`,
    verdict: 'broken',
    reason: `${because}.`,
    objects: [rule, ...(gateway ? [door] : [])],
    sources: [...cite(context, rule, 'spec.parentRefs'), ...(gateway ? cite(context, door, 'spec.listeners') : [])],
    command: `kubectl describe ${rule.kind.toLowerCase()} -n ${rule.namespace} ${rule.name}`,
    ...mend(context, found, gateway),
  });
  return { hops: [...before, told], outcome: gateway ? 'http-error' : 'unreachable', because, answerers: [] };
}

function mend(context: Context, { rule, door }: DoorRoute, gateway: Gateway | undefined): Pick<Hop, 'fix'> {
  const refs = (routeOf(context, rule)?.spec.parentRefs ?? []) as readonly ParentRef[];
  const at = refs.findIndex(({ name, namespace = rule.namespace }) => name === door.name && namespace === door.namespace);
  const path = `spec.parentRefs[${at}]`;
  const { sectionName } = refs[at] ?? {};
  if (!gateway) return toOtherGateway(context, rule, door, path);
  const names = gateway.spec.listeners.map(({ name }) => name);
  if (sectionName !== undefined && !names.includes(sectionName)) {
    const meant = likeliest(sectionName, names) ?? (names.length === 1 ? names[0] : undefined);
    return meant ? fixOf(`Name the listener ${meant}`, editField(context, rule, `${path}.sectionName`, sectionName, meant)) : {};
  }
  const route = routeOf(context, rule);
  const closed = gateway.spec.listeners.findIndex(
    (listener) => route && attach(context.cluster, gateway, opened(listener), route).refused === undefined,
  );
  return closed < 0 ? {} : fixOf('Let the listener take routes of all namespaces', openListener(context, door, gateway, closed));
}

/** The same listener, for routes of whatever namespace. */
function opened(listener: Listener): Listener {
  return { ...listener, allowedRoutes: { ...listener.allowedRoutes, namespaces: { from: 'All' } } };
}

function routeOf({ cluster }: Context, { kind, namespace, name }: ObjectRef) {
  return kind === 'HTTPRoute' || kind === 'GRPCRoute' ? findObject(cluster, kind, namespace, name) : undefined;
}

function toOtherGateway(context: Context, rule: ObjectRef, { namespace, name }: ObjectRef, path: string): Pick<Hop, 'fix'> {
  const all = listOf(context.cluster, 'Gateway').map(({ metadata }) => metadata);
  const elsewhere = all.find((one) => one.name === name);
  if (elsewhere?.namespace && namespace === rule.namespace)
    return fixOf(
      `Name the Gateway's namespace ${elsewhere.namespace}`,
      editBeside(context, rule, `${path}.name`, 'namespace', elsewhere.namespace),
    );
  const near = all.filter((one) => one.namespace === namespace).map((one) => one.name);
  const meant = likeliest(name, near) ?? (near.length === 1 ? near[0] : undefined);
  return meant ? fixOf(`Name the Gateway ${meant}`, editField(context, rule, `${path}.name`, name, meant)) : {};
}

function openListener(context: Context, door: ObjectRef, { spec }: Gateway, at: number): readonly TextEdit[] | undefined {
  const path = `spec.listeners[${at}]`;
  const from = spec.listeners[at]?.allowedRoutes?.namespaces?.from ?? 'Same';
  return (
    editField(context, door, `${path}.allowedRoutes.namespaces.from`, from, 'All') ??
    editBeside(context, door, `${path}.name`, 'allowedRoutes', { namespaces: { from: 'All' } })
  );
}
