import { listOf } from '../../../cluster/cluster.ts';
import { classOf } from '../../../cluster/doors/ingress/class.ts';
import { type ObjectRef, refOf } from '../../../cluster/object.ts';
import { gatewayAddresses } from '../addresses/holder.ts';
import type { Context } from '../context.ts';

export interface Door {
  readonly via: string;
  readonly refs: readonly ObjectRef[];
  readonly addresses: readonly string[];
  readonly ports: readonly number[];
}

/** Every Ingress class and Gateway that a request could come in by. */
export function doorsOf({ cluster }: Context): readonly Door[] {
  const ingresses = listOf(cluster, 'Ingress');
  const classes = [...new Set(ingresses.map(classOf))];
  const byClass = classes.map((name) => {
    const mine = ingresses.filter((ingress) => classOf(ingress) === name);
    const addresses = mine.flatMap(({ status }) =>
      (status?.loadBalancer?.ingress ?? []).flatMap(({ ip, hostname }) => ip ?? hostname ?? []),
    );
    return { via: `ingress:${name ?? '(none)'}`, refs: mine.map(refOf), addresses, ports: [80, 443] };
  });
  const gateways = listOf(cluster, 'Gateway').flatMap((gateway) => {
    const { name, namespace } = gateway.metadata;
    const ports = [...new Set(gateway.spec.listeners.map(({ port }) => port))];
    return ports.map((port) => ({
      via: `gateway:${namespace}/${name}:${port}`,
      refs: [refOf(gateway)],
      addresses: gatewayAddresses(gateway),
      ports: [port],
    }));
  });
  return [...gateways, ...byClass];
}

/** A Gateway may be called by its own name, as the Service that a controller makes for it often is, and a controller by its class. */
export function isNamed({ via, refs }: Door, host: string): boolean {
  const [first = '', second] = host.toLowerCase().split('.');
  if (via === `ingress:${host.toLowerCase()}`) return true;
  return via.startsWith('gateway:') && refs.some(({ name, namespace }) => first === name && (second === undefined || second === namespace));
}

/** The hosts that Ingresses and HTTPRoutes are for. */
export function hostsServed({ cluster }: Context): readonly string[] {
  const ofIngresses = listOf(cluster, 'Ingress').flatMap(({ spec }) => (spec.rules ?? []).flatMap(({ host }) => host ?? []));
  const ofRoutes = listOf(cluster, 'HTTPRoute').flatMap(({ spec }) => spec.hostnames ?? []);
  return [...new Set([...ofIngresses, ...ofRoutes])];
}
