import type { Reference } from '../../kinds/kind.ts';
import type { Gateway, Route } from './types.ts';

/** The Gateways a route attaches to and the backends it names. */
export function routeReferences({ metadata, spec }: Route): readonly Reference[] {
  const reference = (kind: string, namespace: string | undefined, name: string, path: string): Reference => {
    const where = namespace ?? metadata.namespace;
    return { kind, ...(where ? { namespace: where } : {}), name, path };
  };
  return [
    ...(spec.parentRefs ?? []).map(({ kind = 'Gateway', namespace, name }, index) =>
      reference(kind, namespace, name, `spec.parentRefs[${index}].name`),
    ),
    ...(spec.rules ?? []).flatMap(({ backendRefs = [] }, rule) =>
      backendRefs.map(({ kind = 'Service', namespace, name }, index) =>
        reference(kind, namespace, name, `spec.rules[${rule}].backendRefs[${index}].name`),
      ),
    ),
  ];
}

export function gatewayReferences({ metadata, spec }: Gateway): readonly Reference[] {
  const certificates = spec.listeners.flatMap(({ tls }, listener) =>
    (tls?.certificateRefs ?? []).map(({ kind = 'Secret', namespace = metadata.namespace, name = '' }, index) => ({
      kind,
      ...(namespace ? { namespace } : {}),
      name,
      path: `spec.listeners[${listener}].tls.certificateRefs[${index}].name`,
    })),
  );
  return [{ kind: 'GatewayClass', name: spec.gatewayClassName, path: 'spec.gatewayClassName' }, ...certificates];
}
