import { describe, expect, it } from 'vitest';
import { type Cluster, findObject, listOf } from '../../cluster.ts';
import type { DaemonSet, Job } from '../../types.ts';
import { deployment, podStates, written } from '../fixture.ts';
import { settle } from '../index.ts';

const { selector, template } = deployment('agent', 1).spec;
const podsOf = (cluster: Cluster) => listOf(cluster, 'Pod').filter(({ metadata }) => metadata.namespace === 'default');

describe('a DaemonSet', () => {
  const daemonSet = (spec: Partial<DaemonSet['spec']> = {}): DaemonSet => ({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent', namespace: 'default' },
    spec: { selector, template, ...spec },
  });

  it('has one Pod on each node', () => {
    const nodes = podsOf(settle(written([daemonSet()]))).map(({ spec }) => `${spec.nodeName}`);
    expect(nodes.sort()).toEqual(['node-a', 'node-b', 'node-c']);
  });

  it('keeps to the nodes that its selector takes', () => {
    const narrow = { ...template, spec: { ...template.spec, nodeSelector: { 'topology.kubernetes.io/zone': 'zone-2' } } };
    const cluster = settle(written([daemonSet({ template: narrow })]));
    expect(podsOf(cluster).map(({ spec }) => spec.nodeName)).toEqual(['node-c']);
    expect(findObject(cluster, 'DaemonSet', 'default', 'agent')?.status).toMatchObject({ desiredNumberScheduled: 1, numberReady: 1 });
  });

  it('counts a Pod that finds its port taken for the node it is meant for', () => {
    const ports = [{ containerPort: 80, hostPort: 80, protocol: 'TCP' as const }];
    const greedy = { ...template, spec: { ...template.spec, containers: [{ name: 'main', ports }] } };
    const first = settle(written([daemonSet({ template: greedy })]));
    const other = { ...daemonSet({ template: greedy }), metadata: { name: 'late', namespace: 'default' } };
    const status = findObject(settle(written([other], {}, first)), 'DaemonSet', 'default', 'late')?.status;
    expect(status).toMatchObject({ desiredNumberScheduled: 3, currentNumberScheduled: 3, numberReady: 0 });
  });

  it('renews its Pods node by node', () => {
    const changed = { ...template, metadata: { ...template.metadata, annotations: { release: '2' } } };
    const before = settle(written([daemonSet()]));
    const after = settle(written([daemonSet({ template: changed })], {}, before));
    expect(podsOf(after).map(({ metadata }) => metadata.annotations?.release)).toEqual(['2', '2', '2']);
  });
});

describe('a Job', () => {
  const job = (spec: Partial<Job['spec']>): Job => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'load', namespace: 'default' },
    spec: { template, ...spec },
  });

  it('runs so many Pods at a time', () => {
    expect(podsOf(settle(written([job({ completions: 5, parallelism: 2 })])))).toHaveLength(2);
  });

  it('is complete when enough have succeeded', () => {
    const cluster = settle(written([job({ completions: 3, parallelism: 2 })], podStates({ succeeded: ['default/load/*'] })));
    expect(podsOf(cluster).map(({ status }) => status.phase)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
    expect(findObject(cluster, 'Job', 'default', 'load')?.status).toMatchObject({ succeeded: 3, conditions: [{}, { type: 'Complete' }] });
  });

  it('gives up when too many have failed', () => {
    const cluster = settle(written([job({ completions: 1, backoffLimit: 2 })], podStates({ failed: ['default/load/*'] })));
    expect(podsOf(cluster)).toHaveLength(3);
    expect(findObject(cluster, 'Job', 'default', 'load')?.status).toMatchObject({ conditions: [{}, { type: 'Failed' }] });
  });

  it('lets Pods go that are more than it may run', () => {
    const running = settle(written([job({ completions: 5, parallelism: 3 })]));
    expect(podsOf(settle(written([job({ completions: 5, parallelism: 1 })], {}, running)))).toHaveLength(1);
    expect(podsOf(settle(written([job({ completions: 5, parallelism: 3, suspend: true })], {}, running)))).toEqual([]);
  });

  it('names Pods by completion index', () => {
    const pods = podsOf(settle(written([job({ completions: 2, parallelism: 2, completionMode: 'Indexed' })])));
    expect(pods.map(({ spec }) => `${spec.hostname}`).sort()).toEqual(['load-0', 'load-1']);
  });

  it('makes nothing while suspended', () => {
    const cluster = settle(written([job({ completions: 2, suspend: true })]));
    expect(podsOf(cluster)).toEqual([]);
    expect(findObject(cluster, 'Job', 'default', 'load')?.status).toMatchObject({ conditions: [{ type: 'Suspended', status: 'True' }] });
  });
});
