import { findObject } from '../../../cluster/cluster.ts';
import { type ObjectRef, refOf } from '../../../cluster/object.ts';
import type { ContainerPort, StatefulSet } from '../../../cluster/types.ts';
import { type Context, fixOf } from '../context.ts';
import { parseCommand } from '../parse/index.ts';
import { isUnreadable } from '../question.ts';
import type { Hop } from '../trace.ts';
import { appendDocument } from './append-document.ts';
import { flowText } from './flow-text.ts';

const workloads = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'] as const;

/** A Service of the same name for a workload that has none, with the port that was asked for. */
export function addService(context: Context, { kind, namespace, name }: ObjectRef): Pick<Hop, 'fix'> {
  const workload = workloads.find((one) => one === kind);
  const found = workload && findObject(context.cluster, workload, namespace, name);
  const labels = found?.spec.selector?.matchLabels;
  if (!found || !labels) return {};
  const read = parseCommand(context.command);
  const asked = !isUnreadable(read) && read.question.kind === 'connect' ? read.question.port : undefined;
  const [first] = portsOf(found.spec.template.spec.containers);
  const port = asked ?? first?.containerPort;
  if (port === undefined) return {};
  const target = first && first.containerPort !== port ? `, targetPort: ${first.containerPort}` : '';
  return fixOf(`Add a Service ${name}`, appendDocument(context, refOf(found), service(found.metadata, labels, [`port: ${port}${target}`])));
}

/** The headless Service that a StatefulSet names and that nobody wrote. */
export function addGoverningService(context: Context, set: StatefulSet): Pick<Hop, 'fix'> {
  const { serviceName: name = '', selector, template } = set.spec;
  const labels = selector?.matchLabels;
  if (!name || !labels) return {};
  const ports = portsOf(template.spec.containers).map(({ name: portName, containerPort, protocol = 'TCP' }) =>
    [
      `name: ${portName ?? `${protocol.toLowerCase()}-${containerPort}`}`,
      `port: ${containerPort}`,
      ...(protocol === 'TCP' ? [] : [`protocol: ${protocol}`]),
    ].join(', '),
  );
  const yaml = service({ ...set.metadata, name }, labels, ports, '  clusterIP: None\n');
  return fixOf(`Add the headless Service ${name}`, appendDocument(context, refOf(set), yaml));
}

function portsOf(containers: readonly { readonly ports?: readonly ContainerPort[] }[]): readonly ContainerPort[] {
  return containers.flatMap(({ ports = [] }) => ports);
}

function service(
  { name, namespace }: { readonly name: string; readonly namespace?: string },
  labels: Readonly<Record<string, string>>,
  ports: readonly string[],
  more = '',
): string {
  const listed = ports.length > 0 ? `  ports:\n${ports.map((port) => `    - {${port}}\n`).join('')}` : '';
  return `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: ${namespace ?? 'default'}\nspec:\n${more}  selector: ${flowText(labels)}\n${listed}`;
}
