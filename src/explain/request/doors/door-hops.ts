import { findObject, listOf } from '../../../cluster/cluster.ts';
import type { HttpRequest } from '../../../cluster/doors/http-request.ts';
import type { DialledBackend, RouteExplanation } from '../../../cluster/doors/route-explanation.ts';
import type { ObjectRef } from '../../../cluster/object.ts';
import { shareInWords } from '../../../cluster/share.ts';
import { citeServicePort } from '../cited-fields.ts';
import { type Context, cite, hop } from '../context.ts';
import { mendBackend } from '../mend/backend.ts';
import { nobodySentence } from '../nobody/cause.ts';
import { whyNobody } from '../nobody/why-nobody.ts';
import type { Hop } from '../trace.ts';
import type { Door } from './doors.ts';

export function doorHop(
  context: Context,
  door: Door,
  { door: ref, listener, cautions }: RouteExplanation,
  sure: boolean,
  port: number,
): Hop {
  const about = ref ? [ref] : door.refs;
  const [kind = '', name = ''] = door.via.split(/:(.*)/);
  const assumed = sure ? [] : ['The address of the controller is not in the manifests; the model takes the request to reach it.'];
  const others = (listener?.others ?? []).map((one) => ({ text: `listener ${one.name}`, note: one.reason, mark: 'passed' as const }));
  const chosen = listener
    ? [
        {
          text: `listener ${listener.name}: ${listener.protocol} ${listener.port}${listener.hostname ? ` for ${listener.hostname}` : ''}`,
          mark: 'taken' as const,
        },
      ]
    : [];
  return hop({
    stage: 'door',
    title:
      kind === 'gateway'
        ? `Gateway ${name.replace(/:\d+$/, '')}`
        : name === '(none)'
          ? 'Ingress controller'
          : `Ingress controller of class ${name}`,
    verdict: assumed.length + cautions.length > 0 ? 'caution' : 'ok',
    reason: [`The request comes in on port ${port}.`, ...assumed, ...cautions].join(' '),
    lines: [...chosen, ...others],
    objects: about,
    sources: about.flatMap((one) => cite(context, one, doorField(context, one, listener?.name))).slice(0, 8),
    command:
      kind === 'gateway'
        ? `kubectl describe gateway -n ${about[0]?.namespace ?? 'default'} ${about[0]?.name ?? ''}`
        : 'kubectl get ingress -A',
  });
}

/** What lets requests in: the listener of a Gateway, the class of an Ingress. */
function doorField({ cluster }: Context, { kind, namespace, name }: ObjectRef, listener: string | undefined): string {
  if (kind !== 'Gateway') return 'spec.ingressClassName';
  const listeners = findObject(cluster, 'Gateway', namespace, name)?.spec.listeners ?? [];
  const at = listeners.findIndex((one) => one.name === listener);
  return at < 0 ? 'spec.listeners' : `spec.listeners[${at}]`;
}

export function routeHop(context: Context, { rule, others, reason, answer }: RouteExplanation, { host, path }: HttpRequest): Hop {
  const lines = others.slice(0, 20).map((one) => ({
    text: `${one.object.name} ${one.path}: host ${one.host}, ${one.match}`,
    note: one.reason,
    mark: one.matches ? ('passed' as const) : ('failed' as const),
  }));
  const won = rule
    ? [
        {
          text: `${rule.object.name} ${rule.path}: host ${rule.host}, ${rule.match}`,
          mark: 'taken' as const,
          note: 'this rule takes the request',
        },
      ]
    : [];
  const rewritten = answer.upstreamPath && answer.upstreamPath !== path ? ` The backend sees the path ${answer.upstreamPath}.` : '';
  return hop({
    stage: 'route',
    title: `route for ${host}${path}`,
    verdict: 'ok',
    reason: `${reason}${rewritten}`,
    lines: [...won, ...lines],
    objects: rule ? [rule.object] : [],
    sources: rule ? cite(context, rule.object, rule.path) : [],
    ...(rule ? { command: `kubectl get ${rule.object.kind.toLowerCase()} -n ${rule.object.namespace} ${rule.object.name} -o yaml` } : {}),
  });
}

function nobodyBehind(context: Context, { service, port }: DialledBackend) {
  const found = service && findObject(context.cluster, 'Service', service.namespace, service.name);
  const cause = found && whyNobody(context, found, typeof port === 'number' ? port : undefined);
  return { found, cause };
}

/** Why a door has no endpoint to dial, for the end of a sentence. */
export function whyNotDialled(context: Context, backend: DialledBackend): string {
  const { found, cause } = nobodyBehind(context, backend);
  return found && cause ? nobodySentence(found, cause) : backend.reason.replace(/\.$/, '');
}

export function serviceHop(context: Context, taken: DialledBackend, all: readonly DialledBackend[], rule: ObjectRef | undefined): Hop {
  const { found, cause: nobody } = nobodyBehind(context, taken);
  const broken = taken.endpoints.length === 0;
  const cause = broken ? nobody : undefined;
  const servicePort = typeof taken.port === 'number' ? taken.port : undefined;
  const lines = all.map((one) => ({
    text: `${one.service?.name ?? 'no Service'}:${one.port ?? ''}`,
    note: `${shareInWords(one.share)}${one.status === 200 ? '' : `, answers ${one.status}`}`,
    mark: one === taken ? ('taken' as const) : ('passed' as const),
  }));
  const looked = `The controller looks Service ${taken.service?.name ?? ''} up for its endpoints and does not use its virtual IP.`;
  return hop({
    stage: 'service',
    title: taken.service ? `Service ${taken.service.name}` : 'backend',
    verdict: cause?.unknown ? 'unknown' : broken ? 'broken' : 'ok',
    reason: broken ? `${whyNotDialled(context, taken)}.` : `${looked} ${taken.reason}`,
    lines,
    objects: cause?.objects ?? (taken.service ? [taken.service] : []),
    sources: cause?.sources ?? (found ? citeServicePort(context, found, servicePort) : rule ? cite(context, rule, taken.path) : []),
    ...(taken.service
      ? {
          command:
            cause?.command ??
            `kubectl get endpointslices -n ${taken.service.namespace} -l kubernetes.io/service-name=${taken.service.name}`,
        }
      : rule
        ? { command: `kubectl describe ${rule.kind.toLowerCase()} -n ${rule.namespace} ${rule.name}` }
        : {}),
    ...(cause?.fix ? { fix: cause.fix } : broken ? mendBackend(context, rule, taken) : {}),
  });
}

export function dialHop(context: Context, { endpoints, passed }: DialledBackend, taken: string | undefined): Hop {
  const pods = endpoints.flatMap(({ pod }) => pod ?? []);
  const selecting = listOf(context.cluster, 'NetworkPolicy').some(({ metadata }) =>
    pods.some(({ namespace }) => namespace === metadata.namespace),
  );
  const unknown = selecting ? ' Whether NetworkPolicies let the controller in is unknown: its Pods are not in the manifests.' : '';
  return hop({
    stage: 'endpoint',
    title: 'endpoint dialled',
    verdict: selecting ? 'caution' : 'ok',
    reason: `The controller dials ${endpoints.length === 1 ? 'the one ready endpoint' : `one of ${endpoints.length} ready endpoints`} by its own address; kube-proxy has no part in it.${unknown}`,
    lines: [
      ...endpoints.slice(0, 40).map(({ address, port, pod }) => ({
        text: `${pod ? `${pod.name} ` : ''}${address}:${port}`,
        mark: address === taken ? ('taken' as const) : ('passed' as const),
      })),
      ...passed
        .slice(0, 20)
        .map(({ address, pod, reason }) => ({ text: `${pod ? `${pod.name} ` : ''}${address}`, mark: 'failed' as const, note: reason })),
    ],
    objects: pods.slice(0, 40),
    sources: [],
  });
}
