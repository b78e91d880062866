import type { Cluster } from '../cluster.ts';
import { groupBy } from '../group-by.ts';
import { keyOfRef, type ObjectKey, type ObjectRef } from '../object.ts';
import { routesOf } from './route.ts';
import type { DoorRoute } from './route-explanation.ts';

interface DoorRouteIndex {
  readonly byDoor: ReadonlyMap<ObjectKey, readonly DoorRoute[]>;
  readonly byRule: ReadonlyMap<ObjectKey, readonly DoorRoute[]>;
}

const indexes = new WeakMap<Cluster, DoorRouteIndex>();

function indexOf(cluster: Cluster): DoorRouteIndex {
  let index = indexes.get(cluster);
  if (!index) {
    const routes = routesOf(cluster);
    index = { byDoor: groupBy(routes, ({ door }) => keyOfRef(door)), byRule: groupBy(routes, ({ rule }) => keyOfRef(rule)) };
    indexes.set(cluster, index);
  }
  return index;
}

/** The ways behind an Ingress or a Gateway. */
export function routesBehind(cluster: Cluster, door: ObjectRef): readonly DoorRoute[] {
  return indexOf(cluster).byDoor.get(keyOfRef(door)) ?? [];
}

/** The ways that the rules of one object make. */
export function routesRuledBy(cluster: Cluster, rule: ObjectRef): readonly DoorRoute[] {
  return indexOf(cluster).byRule.get(keyOfRef(rule)) ?? [];
}
