import { withoutEmpty } from '../../apiserver/absent.ts';
import type { Ingress, IngressBackend } from '../../types.ts';

type Rule = NonNullable<Ingress['spec']['rules']>[number];

/** Nothing is filled in; what is empty is not kept. */
export function defaultIngress(ingress: Ingress): Ingress {
  const spec = withoutEmpty(ingress.spec ?? {}, ['rules', 'tls']);
  return {
    ...ingress,
    spec: {
      ...spec,
      ...(spec.defaultBackend ? { defaultBackend: keptBackend(spec.defaultBackend) } : {}),
      ...(spec.tls ? { tls: spec.tls.map((entry) => withoutEmpty(entry, ['hosts', 'secretName'])) } : {}),
      ...(spec.rules ? { rules: spec.rules.map(keptRule) } : {}),
    },
    status: { ...ingress.status, loadBalancer: ingress.status?.loadBalancer ?? {} },
  };
}

function keptRule(given: Rule): Rule {
  const rule = withoutEmpty(given, ['host']);
  if (!rule.http) return rule;
  const paths = rule.http.paths?.map((path) => ({ ...withoutEmpty(path, ['path']), backend: keptBackend(path.backend ?? {}) }));
  return { ...rule, http: { ...rule.http, ...(paths ? { paths } : {}) } };
}

function keptBackend(backend: IngressBackend): IngressBackend {
  if (!backend.service) return backend;
  return { ...backend, service: { ...backend.service, port: withoutEmpty(backend.service.port ?? {}, ['name', 'number']) } };
}
