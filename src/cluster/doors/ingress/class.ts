import { type Cluster, findObject, listOf } from '../../cluster.ts';
import { isObservedIn } from '../../observed-cluster.ts';
import { oldestFirst } from '../../oldest-first.ts';
import type { Ingress, IngressClass } from '../../types.ts';

export const legacyClassAnnotation = 'kubernetes.io/ingress.class';
export const defaultClassAnnotation = 'ingressclass.kubernetes.io/is-default-class';

/** The class an Ingress asks for: the field, or else the annotation from before the field existed. */
export function classOf({ spec, metadata }: Ingress): string | undefined {
  return spec.ingressClassName ?? metadata.annotations?.[legacyClassAnnotation];
}

/** The Ingresses that the controller of a class serves, the oldest first; without a class, those that name none. */
export function ingressesOfClass(cluster: Cluster, name: string | undefined): readonly Ingress[] {
  return oldestFirst(listOf(cluster, 'Ingress').filter((ingress) => classOf(ingress) === name));
}

/** Whether nobody serves an Ingress for want of its class. One of another cluster, pasted without any class, leaves that open. */
export function lacksClass(cluster: Cluster, ingress: Ingress): boolean {
  const named = ingress.spec.ingressClassName;
  if (named === undefined || findObject(cluster, 'IngressClass', undefined, named)) return false;
  return listOf(cluster, 'IngressClass').length > 0 || !isObservedIn(cluster, ingress);
}

// kubernetes plugin/pkg/admission/network/defaultingressclass/admission.go getDefaultClass
export function defaultIngressClass(cluster: Cluster): IngressClass | undefined {
  return listOf(cluster, 'IngressClass')
    .filter(({ metadata }) => metadata.annotations?.[defaultClassAnnotation] === 'true')
    .toSorted(newestFirst)[0];
}

function newestFirst(a: IngressClass, b: IngressClass): number {
  const [left, right] = [a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? ''];
  if (left !== right) return left < right ? 1 : -1;
  return a.metadata.name < b.metadata.name ? -1 : 1;
}
