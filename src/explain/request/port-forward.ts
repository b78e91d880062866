import { listOf } from '../../cluster/cluster.ts';
import { refOf } from '../../cluster/object.ts';
import type { ContainerPort, Pod, Service } from '../../cluster/types.ts';
import { declaredPorts, declaresPort, endpointPorts } from './addresses/ports.ts';
import { citeContainerPort, citeEndpoints } from './cited-fields.ts';
import { type Context, cite, hop } from './context.ts';
import { likeliest } from './mend/likeness.ts';
import { whyNobody } from './nobody/why-nobody.ts';
import { doubtOf, portsOf } from './packet/arrive.ts';
import type { Dialled } from './packet/dialled.ts';
import { bestPod, isRunning, type NamedPods, podsOfResource } from './pods-of-resource.ts';
import type { PortForwardQuestion } from './question.ts';
import type { Hop } from './trace.ts';

/** kubectl asks the API server for one Pod and holds on to it: no DNS, no virtual IP, no kube-proxy, no balancing. */
// kubernetes staging kubectl pkg/cmd/portforward/portforward.go Complete
export function portForward(context: Context, question: PortForwardQuestion): Dialled {
  const namespace = question.namespace ?? context.vantage.namespace;
  const target = podsOfResource(context.cluster, { ...question, namespace });
  const nobody = (outcome: Dialled['outcome'], because: string, hops: readonly Hop[]): Dialled => ({
    hops,
    outcome,
    because,
    answerers: [],
  });
  if (!target) {
    const because = `there is no ${question.resource}/${question.name} in namespace ${namespace}`;
    return nobody('unreachable', because, [
      hop({
        stage: 'service',
        title: `${question.resource}/${question.name}`,
        verdict: 'broken',
        reason: `${because}.`,
        ...nearTarget(context, question, namespace),
      }),
    ]);
  }
  const running = target.pods.filter(isRunning);
  const pod = bestPod(running);
  if (!pod) {
    const cause = target.service && whyNobody(context, target.service);
    const because = cause?.because ?? 'it has no running Pod';
    const told = hop({
      stage: 'service',
      title: `${target.ref.kind} ${target.ref.name}`,
      verdict: 'broken',
      reason: `kubectl finds no running Pod, because ${because}.`,
      objects: cause?.objects ?? [target.ref],
      sources: cause?.sources ?? cite(context, target.ref),
      ...(cause?.fix ? { fix: cause.fix } : {}),
    });
    return nobody('unreachable', because, [told]);
  }
  const chosen = chosenHop(context, target, pod, running.length, question);
  const port = podPort(question.port, pod, target.service);
  if (typeof port === 'string')
    return nobody('refused', port, [
      chosen,
      hop({
        stage: 'pod',
        title: `Pod ${pod.metadata.name}`,
        verdict: 'broken',
        reason: `${port}.`,
        objects: [refOf(pod)],
        sources: target.service ? cite(context, target.ref, 'spec.ports') : cite(context, refOf(pod), 'spec.containers[0].ports'),
        ...nearPort(context, question, target.service),
      }),
    ]);
  return tunnel(context, chosen, pod, port, question);
}

/** What of that kind is there by almost that name, or by that name of another kind. */
function nearTarget({ cluster, command }: Context, { resource, name }: PortForwardQuestion, namespace: string): Pick<Hop, 'instead'> {
  const of = (kind: 'Service' | 'Deployment' | 'StatefulSet') =>
    listOf(cluster, kind).flatMap(({ metadata }) => (metadata.namespace === namespace ? [metadata.name] : []));
  if (/^(?:svc|services?)$/.test(resource)) {
    const meant = likeliest(name, of('Service'));
    return meant ? { instead: command.replace(`/${name}`, `/${meant}`) } : {};
  }
  if (!/^(?:pods?|po)$/.test(resource)) return {};
  const kind = of('Deployment').includes(name) ? 'deploy' : of('StatefulSet').includes(name) ? 'sts' : undefined;
  return kind ? { instead: command.replace(new RegExp(`(?:\\S+/)?${name}\\b`), `${kind}/${name}`) } : {};
}

function nearPort({ command }: Context, { localPort, port }: PortForwardQuestion, service: Service | undefined): Pick<Hop, 'instead'> {
  const [only, more] = service?.spec.ports ?? [];
  const mapping = new RegExp(`(\\s)(?:[^\\s:]*:)?${port}(?=\\s|$)`);
  return only && !more ? { instead: command.replace(mapping, `$1${localPort}:${only.port}`) } : {};
}

function chosenHop(context: Context, { ref, service }: NamedPods, pod: Pod, count: number, { localPort, port }: PortForwardQuestion): Hop {
  const one =
    ref.kind === 'Pod'
      ? 'It is a tunnel to this one Pod.'
      : `kubectl picks one of ${count} running ${count === 1 ? 'Pod' : 'Pods'} that ${ref.kind} ${ref.name} selects, and holds on to it until it ends.`;
  const headless = service?.spec.clusterIP === 'None' ? ' Of a headless Service it takes the port as it is.' : '';
  return hop({
    stage: 'client',
    title: `tunnel from 127.0.0.1:${localPort} to ${ref.kind} ${ref.name}, port ${port}`,
    verdict: count > 1 ? 'caution' : 'ok',
    reason: `${one} The way goes through the API server and the kubelet: no DNS, no virtual IP, no kube-proxy, and NetworkPolicies are not asked.${headless}`,
    objects: [ref, refOf(pod)],
    sources: service ? citeEndpoints(context, service) : cite(context, ref, ref.kind === 'Pod' ? undefined : 'spec.selector'),
    command: `kubectl get pods -n ${pod.metadata.namespace}`,
  });
}

/** A sentence where there is no such port. */
// kubernetes staging kubectl pkg/util/service_port.go LookupContainerPortNumberByServicePort
function podPort(asked: string, pod: Pod, service: Service | undefined): number | string {
  if (!service)
    return /^\d+$/.test(asked)
      ? Number(asked)
      : (containerPort(pod, asked) ?? `Pod ${pod.metadata.name} has no container port named ${asked}`);
  const { name, spec } = { name: service.metadata.name, spec: service.spec };
  const port = spec.ports?.find((one) => (/^\d+$/.test(asked) ? one.port === Number(asked) : one.name === asked));
  if (!port)
    return `Service ${name} does not have a service port ${asked} (it has ${(spec.ports ?? []).map((one) => one.port).join(', ') || 'none'})`;
  if (spec.clusterIP === 'None') return port.port;
  if (typeof port.targetPort === 'number') return port.targetPort || port.port;
  return (
    containerPort(pod, port.targetPort) ??
    `Pod ${pod.metadata.name} has no container port named ${port.targetPort}, which Service ${name} targets`
  );
}

function containerPort({ spec }: Pod, name: string): number | undefined {
  return spec.containers.flatMap((container): readonly ContainerPort[] => container.ports ?? []).find((port) => port.name === name)
    ?.containerPort;
}

function tunnel(context: Context, chosen: Hop, pod: Pod, port: number, { localPort }: PortForwardQuestion): Dialled {
  const ref = refOf(pod);
  const address = pod.status.podIP ?? '';
  const declared = declaresPort(pod, port, 'TCP');
  const named = address !== '' && endpointPorts(context.cluster, address).has(`TCP ${port}`);
  const { name } = pod.metadata;
  const because = `nothing says that Pod ${name} listens on TCP port ${port}${portsOf(pod, 'TCP')}`;
  const doubt = doubtOf(pod, port, 'TCP');
  const [listens] = declaredPorts(pod, 'TCP');
  const straight = listens ? { instead: `kubectl port-forward -n ${pod.metadata.namespace} pod/${name} ${localPort}:${listens}` } : {};
  const told = {
    stage: 'pod',
    title: `Pod ${name}, port ${port}`,
    objects: [ref],
    sources: citeContainerPort(context, pod, port, 'TCP'),
  } as const;
  if (!declared && !named)
    return {
      hops: [
        chosen,
        hop({
          ...told,
          verdict: 'broken',
          reason: `The tunnel opens, and each connection through it is refused: ${because}.`,
          ...straight,
        }),
      ],
      outcome: 'refused',
      because,
      answerers: [],
    };
  const end = hop({
    ...told,
    verdict: declared ? 'ok' : 'caution',
    reason: declared
      ? `A container declares TCP port ${port}. It sees a connection from 127.0.0.1.`
      : `No container declares TCP port ${port}; the model takes it to listen, because an endpoint names it.`,
  });
  return {
    hops: [chosen, end],
    outcome: 'answered',
    because: `through the tunnel at 127.0.0.1:${localPort}`,
    answerers: [{ ref, address, port, share: 1, ...(doubt ? { doubt } : {}) }],
    taken: 0,
  };
}
