import { withoutKeys } from '../../apiserver/absent.ts';
import { defaultIngressClass, legacyClassAnnotation } from '../../doors/ingress/class.ts';
import type { Ingress } from '../../types.ts';
import type { AdmissionContext } from '../kind.ts';

/** A new Ingress without a class gets the default one; the status is the controller's. */
// kubernetes plugin/pkg/admission/network/defaultingressclass/admission.go Admit
export function prepareIngress(ingress: Ingress, { cluster }: AdmissionContext, old?: Ingress): Ingress {
  const status = old?.status ?? { loadBalancer: {} };
  const prepared = { ...withoutKeys(ingress, ['status']), status };
  const { spec, metadata } = prepared;
  if (old || spec.ingressClassName !== undefined || metadata.annotations?.[legacyClassAnnotation] !== undefined) return prepared;
  const preset = defaultIngressClass(cluster);
  return preset ? { ...prepared, spec: { ...spec, ingressClassName: preset.metadata.name } } : prepared;
}

export function ingressWarnings(ingress: Ingress, old: Ingress | undefined): readonly string[] {
  if (old || ingress.metadata.annotations?.[legacyClassAnnotation] === undefined) return [];
  return [`annotation ${JSON.stringify(legacyClassAnnotation)} is deprecated, please use 'spec.ingressClassName' instead`];
}
