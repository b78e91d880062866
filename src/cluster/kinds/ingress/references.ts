import type { Ingress, IngressBackend } from '../../types.ts';
import type { Reference } from '../kind.ts';

export function ingressReferences({ metadata, spec }: Ingress): readonly Reference[] {
  const here = metadata.namespace ? { namespace: metadata.namespace } : {};
  const toService = (backend: IngressBackend | undefined, path: string): readonly Reference[] =>
    backend?.service ? [{ kind: 'Service', ...here, name: backend.service.name, path: `${path}.service.name` }] : [];
  return [
    ...(spec.ingressClassName ? [{ kind: 'IngressClass', name: spec.ingressClassName, path: 'spec.ingressClassName' }] : []),
    ...toService(spec.defaultBackend, 'spec.defaultBackend'),
    ...(spec.rules ?? []).flatMap(({ http }, rule) =>
      (http?.paths ?? []).flatMap(({ backend }, index) => toService(backend, `spec.rules[${rule}].http.paths[${index}].backend`)),
    ),
    ...(spec.tls ?? []).flatMap(({ secretName }, index) =>
      secretName ? [{ kind: 'Secret', ...here, name: secretName, path: `spec.tls[${index}].secretName` }] : [],
    ),
  ];
}
