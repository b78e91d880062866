import { type Cluster, listOf } from '../../cluster.ts';
import { type ObjectRef, refOf } from '../../object.ts';
import type { Ingress, IngressBackend } from '../../types.ts';
import type { DoorRoute } from '../route-explanation.ts';
import { lookUpBackend } from './backend.ts';
import { lacksClass } from './class.ts';
import { pathsOf, pathText } from './match.ts';

/** Every host and path of every Ingress, with the Service behind it. */
export function ingressRoutes(cluster: Cluster): readonly DoorRoute[] {
  return listOf(cluster, 'Ingress').flatMap((ingress) => {
    const namespace = ingress.metadata.namespace ?? '';
    const door = refOf(ingress);
    const unserved = unservedReason(cluster, ingress);
    const rules = pathsOf(ingress).map((path) => ({
      path: `${path.field}.backend`,
      host: path.host || '*',
      match: pathText(path),
      backend: path.backend,
    }));
    const { defaultBackend: last } = ingress.spec;
    const all = last ? [...rules, { path: 'spec.defaultBackend', host: '*', match: 'whatever no rule takes', backend: last }] : rules;
    return all.map((rule) => doorRoute(cluster, door, namespace, unserved, rule));
  });
}

function doorRoute(
  cluster: Cluster,
  door: ObjectRef,
  namespace: string,
  unserved: string | undefined,
  { backend, ...rule }: { path: string; host: string; match: string; backend: IngressBackend },
): DoorRoute {
  const { found, port, usable } = lookUpBackend(cluster, namespace, backend);
  const broken = unserved ?? (found && !usable ? found.reason : undefined);
  return {
    door,
    rule: door,
    ...rule,
    ...(found ? { service: found.ref } : {}),
    ...(port === undefined ? {} : { port }),
    weight: 1,
    share: 1,
    ...(broken ? { broken } : {}),
  };
}

function unservedReason(cluster: Cluster, ingress: Ingress): string | undefined {
  if (!lacksClass(cluster, ingress)) return undefined;
  return `There is no IngressClass ${ingress.spec.ingressClassName}, so no controller takes this Ingress.`;
}
