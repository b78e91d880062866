import type { Cluster } from '../cluster.ts';
import { groupBy } from '../group-by.ts';
import { keyOfRef, type ObjectKey, type ObjectRef } from '../object.ts';
import { oncePerObject } from '../once-per-object.ts';
import { routesOf } from './route.ts';
import type { DoorRoute } from './route-explanation.ts';

interface DoorRouteIndex {
  readonly byDoor: ReadonlyMap<ObjectKey, readonly DoorRoute[]>;
  readonly byRule: ReadonlyMap<ObjectKey, readonly DoorRoute[]>;
}

const indexOf = oncePerObject((cluster: Cluster): DoorRouteIndex => {
  const routes = routesOf(cluster);
  return { byDoor: groupBy(routes, ({ door }) => keyOfRef(door)), byRule: groupBy(routes, ({ rule }) => keyOfRef(rule)) };
});

/** The ways behind an Ingress or a Gateway. */
export function routesBehind(cluster: Cluster, door: ObjectRef): readonly DoorRoute[] {
  return indexOf(cluster).byDoor.get(keyOfRef(door)) ?? [];
}

/** The ways that the rules of one object make. */
export function routesRuledBy(cluster: Cluster, rule: ObjectRef): readonly DoorRoute[] {
  return indexOf(cluster).byRule.get(keyOfRef(rule)) ?? [];
}
