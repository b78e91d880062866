import { findObject, listOf } from '../../../cluster/cluster.ts';
import { matchesMap } from '../../../cluster/label-selector.ts';
import { refOf } from '../../../cluster/object.ts';
import { isFinished, podIpsOf } from '../../../cluster/pod-status.ts';
import { hasReadyEndpoint, isWithoutItsPods, slicesOf } from '../../../cluster/service-slices.ts';
import type { EndpointSlice, Pod, Service } from '../../../cluster/types.ts';
import { citeEndpoints } from '../cited-fields.ts';
import { cite, editField, fixOf, type Given } from '../context.ts';
import { editBeside } from '../mend/edit-beside.ts';
import { likeliest } from '../mend/likeness.ts';
import type { Cause } from './cause.ts';
import { troubleText } from './pod-trouble.ts';
import { selectorMisses } from './selector-misses.ts';

/** Undefined where the Service has a ready endpoint for the port, or for any port where none is said. */
export function whyNobody(given: Given, service: Service, port?: number): Cause | undefined {
  const { namespace = '', name } = service.metadata;
  const slices = slicesOf(given.cluster, namespace, name);
  const ready = slices.filter(hasReadyEndpoint);
  if (ready.length > 0) return whyNoPort(given, service, port, ready);
  const { selector, type, externalName } = service.spec;
  if (type === 'ExternalName') return plain(given, service, `it is an alias for ${externalName}, which has no Pods behind it`);
  if (!selector || Object.keys(selector).length === 0) return withoutSelector(given, service, slices.length > 0);
  if (isWithoutItsPods(given.cluster, service)) {
    const because = `neither its EndpointSlices nor any Pod of namespace ${namespace} is among the manifests`;
    return { ...plain(given, service, because), unknown: true };
  }
  const mine = listOf(given.cluster, 'Pod').filter((pod) => pod.metadata.namespace === namespace);
  const matched = mine.filter((pod) => matchesMap(selector, pod.metadata.labels));
  if (matched.length === 0 && slices.some(({ endpoints }) => endpoints?.length))
    return plain(given, service, 'none of the endpoints in its EndpointSlices is ready');
  if (matched.length === 0) return selectorMisses(given, service, selector, mine);
  return podsCannotServe(given, service, matched);
}

function plain(given: Given, service: Service, because: string): Cause {
  return { because, objects: [refOf(service)], sources: citeEndpoints(given, service) };
}

function withoutSelector(given: Given, service: Service, hasSlices: boolean): Cause {
  const { namespace = '', name } = service.metadata;
  if (hasSlices) return plain(given, service, 'none of the endpoints written for it is ready');
  const services = new Set(
    listOf(given.cluster, 'Service')
      .filter((one) => one.metadata.namespace === namespace)
      .map((one) => one.metadata.name),
  );
  const strays = listOf(given.cluster, 'Endpoints').filter(
    ({ metadata }) => metadata.namespace === namespace && !services.has(metadata.name),
  );
  const meant =
    likeliest(
      name,
      strays.map(({ metadata }) => metadata.name),
    ) ?? (strays.length === 1 ? strays[0]?.metadata.name : undefined);
  const stray = strays.find(({ metadata }) => metadata.name === meant);
  if (stray) {
    const ref = refOf(stray);
    return {
      because: `it has no selector, and the Endpoints ${meant} are not its own: they must have its name`,
      objects: [refOf(service), ref],
      sources: cite(given, ref, 'metadata.name'),
      ...fixOf(`Name the Endpoints ${name}`, editField(given, ref, 'metadata.name', stray.metadata.name, name)),
    };
  }
  const label = 'kubernetes.io/service-name';
  const slice = listOf(given.cluster, 'EndpointSlice').find(
    ({ metadata }) => metadata.namespace === namespace && !services.has(metadata.labels?.[label] ?? ''),
  );
  if (slice) {
    const ref = refOf(slice);
    const owner = slice.metadata.labels?.[label];
    return {
      because: `it has no selector, and EndpointSlice ${slice.metadata.name} ${owner ? `is labelled for a Service ${owner}` : `lacks the label ${label}`}`,
      objects: [refOf(service), ref],
      sources: cite(given, ref, `metadata.labels[${label}]`),
      ...(owner ? fixOf(`Label the slice for ${name}`, editField(given, ref, `metadata.labels[${label}]`, owner, name)) : {}),
    };
  }
  return plain(given, service, 'it has no selector, and nobody wrote endpoints for it');
}

function podsCannotServe(given: Given, service: Service, matched: readonly Pod[]): Cause {
  const refs = matched.map(refOf);
  const cause = (because: string): Cause => ({
    because,
    objects: [refOf(service), ...refs],
    sources: cite(given, refs[0] ?? refOf(service)),
    command: `kubectl describe pod -n ${service.metadata.namespace} ${matched[0]?.metadata.name}`,
  });
  const count =
    matched.length === 1
      ? `the only Pod it selects, ${matched[0]?.metadata.name},`
      : matched.length === 2
        ? 'both Pods that it selects'
        : `all ${matched.length} Pods that it selects`;
  const be = matched.length === 1 ? 'is' : 'are';
  const alive = matched.filter((pod) => !isFinished(pod));
  if (alive.length === 0) return cause(`${count} ${matched.length === 1 ? 'has' : 'have'} finished`);
  if (alive.every((pod) => podIpsOf(pod).length === 0))
    return cause(`${count} ${matched.length === 1 ? 'has' : 'have'} no address yet${troubleText(alive)}`);
  if (alive.every(({ metadata }) => metadata.deletionTimestamp)) return cause(`${count} ${be} terminating`);
  return cause(`${count} ${be} not ready${troubleText(alive)}`);
}

/** There are ready endpoints, but none has the port. */
function whyNoPort(given: Given, service: Service, number: number | undefined, ready: readonly EndpointSlice[]): Cause | undefined {
  const { namespace = '', name } = service.metadata;
  const ports = service.spec.ports ?? [];
  const index = ports.findIndex(({ port }) => number === undefined || port === number);
  const port = ports[index];
  if (!port) return undefined;
  const wanted = port.name ?? '';
  if (ready.some((slice) => slice.ports?.some((one) => (one.name ?? '') === wanted))) return undefined;
  const ref = refOf(service);
  const { selector } = service.spec;
  if (selector && typeof port.targetPort === 'string') {
    const pods = listOf(given.cluster, 'Pod').filter(
      (pod) => pod.metadata.namespace === namespace && matchesMap(selector, pod.metadata.labels),
    );
    const { protocol, targetPort } = port;
    const all = pods.flatMap(({ spec }) => spec.containers.flatMap((container) => container.ports ?? []));
    const namesOf = (some: typeof all) => [...new Set(some.flatMap((one) => one.name ?? []))];
    const named = namesOf(all.filter((one) => (one.protocol ?? 'TCP') === protocol));
    const other = all.find((one) => one.name === targetPort)?.protocol;
    const meant = likeliest(targetPort, named) ?? (named.length === 1 ? named[0] : undefined);
    const path = `spec.ports[${index}].targetPort`;
    const have = other
      ? `it is a ${other} port there, and the Service's port is ${protocol}`
      : `the Pods name ${named.join(', ') || 'none'}`;
    return {
      port: port.port,
      because: `its targetPort ${targetPort} is the name of no ${other ? `${protocol} ` : ''}container port (${have})`,
      objects: [ref, ...pods.slice(0, 3).map(refOf)],
      sources: cite(given, ref, path),
      ...(meant ? fixOf(`Target the port ${meant}`, editField(given, ref, path, targetPort, meant)) : {}),
    };
  }
  const slice = ready[0];
  const has = (slice?.ports ?? []).map((one) => (one.name ? `named ${one.name}` : 'without a name')).join(', ');
  const written = slice && given.cluster.sources[`EndpointSlice ${namespace}/${slice.metadata.name}`] ? refOf(slice) : undefined;
  const mirrored = findObject(given.cluster, 'Endpoints', namespace, name);
  const about = written ?? (mirrored && refOf(mirrored)) ?? ref;
  const old = slice?.ports?.[0]?.name ?? '';
  const at = written ? 'ports[0]' : 'subsets[0].ports[0]';
  const path = `${at}.name`;
  const mend = !wanted
    ? fixOf(`Name the Service's port ${old}`, editBeside(given, ref, `spec.ports[${index}].port`, 'name', old))
    : fixOf(
        `Name the port ${wanted}`,
        old ? editField(given, about, path, old, wanted) : editBeside(given, about, `${at}.port`, 'name', wanted),
      );
  return {
    port: port.port,
    because: `its port is ${wanted ? `named ${wanted}` : 'without a name'} and its endpoints' port is ${has || 'missing'}: the names must be the same`,
    objects: [ref, about],
    sources: cite(given, about, about === ref ? undefined : path),
    ...mend,
  };
}
