import { type Cluster, findObject } from '../../cluster.ts';
import type { EndpointSlice } from '../../types.ts';
import { outsideBox } from '../paths.ts';
import type { Presentation } from '../presentation.ts';

/** Shown only where no Service takes it; otherwise its addresses are. */
export function presentEndpointSlice(slice: EndpointSlice, cluster: Cluster): Presentation | undefined {
  const { name, namespace, labels } = slice.metadata;
  const service = labels?.['kubernetes.io/service-name'];
  if (service && findObject(cluster, 'Service', namespace, service)) return undefined;
  const why = service ? `unused: no Service is named ${service}` : 'unused: no kubernetes.io/service-name label';
  const addresses = (slice.endpoints ?? []).flatMap((endpoint) => endpoint.addresses);
  return {
    lane: 'outside',
    title: name,
    subtitle: slice.kind,
    rows: [...addresses.slice(0, 3).map((text) => ({ text, mono: true })), { text: why, tone: 'bad' }],
    badges: [],
    tone: 'bad',
    hollow: true,
    box: outsideBox.id,
    accessibleName: `EndpointSlice ${namespace}/${name}, ${why}`,
  };
}
