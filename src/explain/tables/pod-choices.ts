import { type Cluster, listOf } from '../../cluster/cluster.ts';
import { isOfSystem } from '../../cluster/system-objects.ts';

/** Pods as the settings name them: by their own name where it is theirs to keep, else any one or all of their Deployment. */
export function podChoices(cluster: Cluster): readonly string[] {
  const own = listOf(cluster, 'Pod')
    .filter((pod) => !isOfSystem(pod) && !pod.metadata.ownerReferences?.some(({ kind }) => kind !== 'StatefulSet'))
    .map(({ metadata: { namespace, name } }) => `${namespace}/${name}`);
  const replicated = listOf(cluster, 'Deployment')
    .filter((deployment) => !isOfSystem(deployment))
    .flatMap(({ metadata: { namespace, name } }) => [`${namespace}/${name}/1`, `${namespace}/${name}/*`]);
  return [...own, ...replicated];
}
