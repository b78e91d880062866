import { type Cluster, listOf, nodeNames } from '../../../cluster/cluster.ts';

export interface VantageGroup {
  readonly title: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

const shownPods = 300;

/** Every place from which a question can be asked; `value` is the `from` of a request. */
export function vantages(cluster: Cluster): readonly VantageGroup[] {
  const pods = listOf(cluster, 'Pod').map(({ metadata: { namespace = 'default', name } }) => ({ namespace, name }));
  const own = pods.filter(({ namespace }) => namespace !== 'kube-system').slice(0, shownPods);
  const namespaces = listOf(cluster, 'Namespace').map(({ metadata }) => metadata.name);
  return [
    { title: 'Pods', options: own.map(({ namespace, name }) => ({ value: `pod:${namespace}/${name}`, text: `Pod ${namespace}/${name}` })) },
    {
      title: 'A new Pod',
      options: namespaces
        .filter((name) => !name.startsWith('kube-'))
        .map((name) => ({ value: `namespace:${name}`, text: `a new Pod in ${name}` })),
    },
    { title: 'Nodes', options: nodeNames(cluster).map((name) => ({ value: `node:${name}`, text: `node ${name}` })) },
    { title: 'Elsewhere', options: [{ value: 'outside', text: 'outside the cluster' }] },
  ].filter(({ options }) => options.length > 0);
}
