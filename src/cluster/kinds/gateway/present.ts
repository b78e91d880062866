import type { Cluster } from '../../cluster.ts';
import type { Gateway } from '../../doors/gateway/types.ts';
import type { DoorRoute } from '../../doors/route-explanation.ts';
import { routesBehind } from '../../doors/route-index.ts';
import { keyOfRef, refOf } from '../../object.ts';
import { nodeIdOf, outsideClient, type Paths, type Way } from '../paths.ts';
import type { Presentation } from '../presentation.ts';

/** A door with listeners; which routes come in is theirs and its to say. */
export function presentGateway(gateway: Gateway, cluster: Cluster): Presentation {
  const { name, namespace } = gateway.metadata;
  const { listeners, gatewayClassName } = gateway.spec;
  const bare = routesBehind(cluster, refOf(gateway)).length === 0;
  const ports = listeners.map(
    (listener) => `${listener.name} ${listener.protocol} :${listener.port}${listener.hostname ? ` ${listener.hostname}` : ''}`,
  );
  return {
    lane: 'doors',
    title: name,
    subtitle: gateway.kind,
    rows: [
      { text: `class ${gatewayClassName}` },
      ...ports.map((text) => ({ text, mono: true })),
      ...(bare ? [{ text: 'no route is attached', tone: 'bad' as const }] : []),
    ],
    badges: [],
    tone: bare ? 'bad' : 'plain',
    accessibleName: `Gateway ${namespace}/${name}, listens on ${ports.join(', ')}${bare ? ', no route is attached' : ''}`,
  };
}

export function gatewayPaths(gateway: Gateway, cluster: Cluster): Paths {
  const ref = refOf(gateway);
  const asks: Way = { from: outsideClient, to: nodeIdOf(ref), means: 'asks', accessibleName: `from outside to ${ref.name}`, about: [ref] };
  const attached = new Map<string, DoorRoute>();
  for (const route of routesBehind(cluster, ref)) {
    const key = `${keyOfRef(route.rule)} ${route.listener ?? ''}`;
    const known = attached.get(key);
    if (!known || known.broken) attached.set(key, route);
  }
  const ways = [...attached.values()].map(({ rule, listener, host }): Way => {
    const refused = listener === undefined;
    return {
      from: nodeIdOf(ref),
      to: nodeIdOf(rule),
      means: 'routes',
      outlet: {
        text: refused ? `✕ ${rule.name}` : `${listener} → ${rule.name}`,
        ...(refused ? { tone: 'bad' as const } : {}),
        many: 'routes',
      },
      accessibleName: refused
        ? `${rule.name} is not attached to ${ref.name}`
        : `listener ${listener} of ${ref.name} takes ${rule.name} for ${host}`,
      about: [ref, rule],
      ...(refused ? { broken: true } : {}),
    };
  });
  return { ways: [asks, ...ways] };
}
