import { newCluster } from '../bootstrap.ts';
import type { Cluster } from '../cluster.ts';
import { type KubeObject, keyOf } from '../object.ts';
import { type ClusterSettings, defaultSettings, type PodStates } from '../settings.ts';
import type { Deployment, Pod, PodTemplate, Service, StatefulSet } from '../types.ts';

/** A cluster to which somebody has written these objects, in this order, and in which nothing has run yet. */
export function written(objects: readonly KubeObject[], settings: Partial<ClusterSettings> = {}, base?: Cluster): Cluster {
  const cluster = base ?? newCluster({ ...defaultSettings, ...settings });
  const keys = new Set(objects.map(keyOf));
  const sources = objects.map((object, document) => [keyOf(object), { file: 'manifests.yaml', document, start: 0, end: 0 }] as const);
  return {
    ...cluster,
    objects: [...cluster.objects.filter((object) => !keys.has(keyOf(object))), ...objects],
    sources: { ...cluster.sources, ...Object.fromEntries(sources) },
  };
}

export function podStates(states: Partial<PodStates>): Partial<ClusterSettings> {
  return { pods: { ...defaultSettings.pods, ...states } };
}

function template(labels: Record<string, string>, port = 8080): PodTemplate {
  return {
    metadata: { labels },
    spec: { containers: [{ name: 'main', ports: [{ name: 'http', containerPort: port, protocol: 'TCP' }] }] },
  };
}

export function deployment(name: string, replicas: number, port = 8080): Deployment {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'default' },
    spec: { replicas, selector: { matchLabels: labels }, template: template(labels, port) },
  };
}

export function statefulSet(name: string, replicas: number, spec: Partial<StatefulSet['spec']> = {}): StatefulSet {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name, namespace: 'default' },
    spec: { replicas, serviceName: name, selector: { matchLabels: labels }, template: template(labels), ...spec },
  };
}

export function pod(name: string, labels: Record<string, string> = {}, spec: Partial<Pod['spec']> = {}): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', labels },
    spec: { ...template(labels).spec, ...spec },
    status: { phase: 'Pending' },
  };
}

export function service(name: string, app: string, spec: Partial<Service['spec']> = {}): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'default' },
    spec: {
      type: 'ClusterIP',
      clusterIP: '10.96.5.5',
      ipFamilies: ['IPv4'],
      selector: { app },
      ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 'http' }],
      ...spec,
    },
  };
}
