import { type Cluster, findObject } from '../../cluster.ts';
import type { Endpoints } from '../../types.ts';
import { outsideBox } from '../paths.ts';
import type { Presentation } from '../presentation.ts';

/** Shown only where no Service carries its name; otherwise its addresses are. */
export function presentEndpoints(endpoints: Endpoints, cluster: Cluster): Presentation | undefined {
  const { name, namespace } = endpoints.metadata;
  if (findObject(cluster, 'Service', namespace, name)) return undefined;
  const addresses = (endpoints.subsets ?? []).flatMap((subset) => subset.addresses ?? []).map(({ ip }) => ip);
  return {
    lane: 'outside',
    title: name,
    subtitle: endpoints.kind,
    rows: [...addresses.slice(0, 3).map((text) => ({ text, mono: true })), { text: `unused: no Service is named ${name}`, tone: 'bad' }],
    badges: [],
    tone: 'bad',
    hollow: true,
    box: outsideBox.id,
    accessibleName: `Endpoints ${namespace}/${name}, unused: no Service is named ${name}`,
  };
}
