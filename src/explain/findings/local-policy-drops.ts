import { listOf } from '../../cluster/cluster.ts';
import { refOf } from '../../cluster/object.ts';
import { isReadyEndpoint, slicesOf } from '../../cluster/service-slices.ts';
import type { Service } from '../../cluster/types.ts';
import { editField } from '../request/context.ts';
import { manifests, service, workload } from './examples.ts';
import { servicesOf } from './facts.ts';
import type { Given, Mistake } from './mistake.ts';

const local = 'type: NodePort\nexternalTrafficPolicy: Local\nselector: { app: web }\nports: [ { port: 80 } ]';

function silentNodes({ cluster }: Given, { metadata }: Service): readonly string[] {
  const ready = slicesOf(cluster, metadata.namespace ?? '', metadata.name).flatMap(({ endpoints }) =>
    (endpoints ?? []).filter(isReadyEndpoint).map(({ nodeName }) => nodeName),
  );
  const nodes = listOf(cluster, 'Node').map((node) => node.metadata.name);
  return ready.length === 0 ? [] : nodes.filter((name) => !ready.includes(name));
}

export const localPolicyDrops: Mistake = {
  id: 'local-policy-drops',
  title: 'Some nodes drop traffic from outside',
  what: 'externalTrafficPolicy is Local, and some nodes have no ready Pod of the Service.',
  why: 'With Local a node hands traffic from outside only to Pods of its own, and drops it where there is none; a load balancer has to leave these nodes out.',
  severity: 'info',
  examples: {
    wrong: [manifests(service('web', local), workload('web', { pod: 'nodeName: node-a' }))],
    right: [manifests(service('web', local.replace('Local', 'Cluster')), workload('web', { pod: 'nodeName: node-a' }))],
  },
  find: (given) =>
    servicesOf(given.cluster).flatMap((each) => {
      if (each.spec.externalTrafficPolicy !== 'Local') return [];
      const silent = silentNodes(given, each);
      if (silent.length === 0) return [];
      const ref = refOf(each);
      const path = 'spec.externalTrafficPolicy';
      const edits = editField(given, ref, path, 'Local', 'Cluster');
      const message = `${silent.join(', ')} ${silent.length === 1 ? 'drops' : 'drop'} traffic from outside for Service ${ref.name}: no ready Pod runs there.`;
      return [{ about: ref, path, message, ...(edits ? { fix: { title: 'Let every node pass it on', edits } } : {}) }];
    }),
};
