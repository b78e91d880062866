import { type Cluster, listOf } from '../cluster.ts';
import { oldestFirst } from '../oldest-first.ts';
import type { Ingress, IngressClass } from '../types.ts';

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
