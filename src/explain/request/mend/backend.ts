import { findByKey, findObject, listOf } from '../../../cluster/cluster.ts';
import type { DialledBackend } from '../../../cluster/doors/route-explanation.ts';
import { keyOfRef, type ObjectRef, refOf } from '../../../cluster/object.ts';
import type { TextEdit } from '../../../cluster/source.ts';
import { isOfSystem } from '../../../cluster/system-objects.ts';
import { type Context, editField, fixOf } from '../context.ts';
import type { Hop } from '../trace.ts';
import { appendDocument } from './append-document.ts';
import { likeliest } from './likeness.ts';

interface NamedBackend {
  readonly name?: string;
  readonly namespace?: string;
  readonly port?: number | { readonly number?: number; readonly name?: string };
  readonly service?: NamedBackend;
}

type Given = Pick<Context, 'cluster' | 'options'>;

/** Leads a rule to the Service, or the port of it, that was probably meant. */
export function mendBackend(context: Given, rule: ObjectRef | undefined, { path, lacksGrant }: DialledBackend): Pick<Hop, 'fix'> {
  const written = rule && (valueAt(findByKey(context.cluster, keyOfRef(rule)), path) as NamedBackend | undefined);
  if (!rule || !written) return {};
  const { name = '', namespace = rule.namespace, port } = written.service ?? written;
  const place = written.service ? `${path}.service` : path;
  const service = findObject(context.cluster, 'Service', namespace, name);
  if (service && lacksGrant) return fixOf('Add a ReferenceGrant', grant(context, rule, refOf(service)));
  if (!service) {
    const near = listOf(context.cluster, 'Service').filter((one) => one.metadata.namespace === namespace && !isOfSystem(one));
    const meant = oneMeant(
      name,
      near.map(({ metadata }) => metadata.name),
    );
    return meant ? fixOf(`Lead to Service ${meant}`, editField(context, rule, `${place}.name`, name, meant)) : {};
  }
  const ports = service.spec.ports ?? [];
  const said = typeof port === 'object' ? (port.number ?? port.name) : port;
  if (said === undefined || ports.some((one) => one.port === said || one.name === said)) return {};
  const field = typeof port === 'object' ? (port.number === undefined ? 'port.name' : 'port.number') : 'port';
  const meant =
    typeof said === 'number'
      ? ports.length === 1
        ? ports[0]?.port
        : undefined
      : oneMeant(
          said,
          ports.flatMap((one) => one.name ?? []),
        );
  return meant === undefined
    ? {}
    : fixOf(`Lead to port ${meant}`, editField(context, rule, `${place}.${field}`, String(said), String(meant)));
}

function grant(context: Given, rule: ObjectRef, service: ObjectRef): readonly TextEdit[] | undefined {
  const { kind, namespace } = rule;
  const yaml = `apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: ${service.name}-from-${namespace}
  namespace: ${service.namespace}
spec:
  from:
    - group: gateway.networking.k8s.io
      kind: ${kind}
      namespace: ${namespace}
  to:
    - group: ""
      kind: Service
      name: ${service.name}
`;
  return appendDocument(context, rule, yaml);
}

function oneMeant(word: string, names: readonly string[]): string | undefined {
  return likeliest(word, names) ?? (names.length === 1 ? names[0] : undefined);
}

/** `spec.rules[0].backendRefs[1]` of an object. */
function valueAt(object: unknown, path: string): unknown {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  return steps.reduce<unknown>((value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step], object);
}
