import { type Cluster, listOf } from '../../cluster.ts';
import { refOf } from '../../object.ts';
import type { Node } from '../../types.ts';
import { nodeIdOf, type Paths } from '../paths.ts';

/** The box that a machine's Pods stand in. */
export function nodePaths(node: Node, cluster: Cluster): Paths {
  const { name, labels } = node.metadata;
  const zone = labels?.['topology.kubernetes.io/zone'];
  const sick = node.status.conditions?.some(({ type, status }) => type === 'Ready' && status !== 'True');
  const word = sick ? 'not ready' : node.spec.unschedulable ? 'unschedulable' : undefined;
  return {
    boxes: [
      {
        id: nodeIdOf(refOf(node)),
        title: zone ? `${name} · ${zone}` : name,
        rank: listOf(cluster, 'Node').indexOf(node),
        ...(word ? { badge: { text: word, tone: 'warning' } } : {}),
      },
    ],
  };
}
