import type { Namespace } from '../../types.ts';

// kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Namespace
export function defaultNamespace(namespace: Namespace): Namespace {
  const { metadata } = namespace;
  if (!metadata.name) return namespace;
  return { ...namespace, metadata: { ...metadata, labels: { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name } } };
}

/** A namespace has work to do before it may go: its contents. */
// kubernetes pkg/registry/core/namespace/strategy.go PrepareForCreate, PrepareForUpdate
export function prepareNamespace(namespace: Namespace, old?: Namespace): Namespace {
  const spec = old ? specOf(old) : { ...specOf(namespace), finalizers: finalizersOf(namespace) };
  return { ...namespace, spec, status: old?.status ?? { phase: 'Active' } } as Namespace;
}

interface NamespaceSpec {
  readonly finalizers?: readonly string[];
}

const specOf = (namespace: Namespace): NamespaceSpec => (namespace as { spec?: NamespaceSpec }).spec ?? {};

function finalizersOf(namespace: Namespace): readonly string[] {
  const given = specOf(namespace).finalizers ?? [];
  return given.includes('kubernetes') ? given : [...given, 'kubernetes'];
}
