import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cluster, listOf } from '../cluster.ts';
import { keyOf } from '../object.ts';
import type { Pod } from '../types.ts';
import { deployment, pod, podStates, service, statefulSet, written } from './fixture.ts';
import { settle } from './index.ts';

const podsOf = (cluster: Cluster, app: string) => listOf(cluster, 'Pod').filter(({ metadata }) => metadata.labels?.app === app);
const isReady = ({ status }: Pod) => status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') ?? false;
const addresses = (cluster: Cluster) => Object.fromEntries(listOf(cluster, 'Pod').map((each) => [keyOf(each), each.status.podIP]));

describe('a Deployment', () => {
  it('makes a ReplicaSet with its hash, and Pods spread over the nodes', () => {
    const cluster = settle(written([deployment('web', 3)]));
    const [replicaSet] = listOf(cluster, 'ReplicaSet').filter(({ metadata }) => metadata.namespace === 'default');
    const hash = replicaSet?.metadata.labels?.['pod-template-hash'];
    expect(replicaSet?.metadata.name).toBe(`web-${hash}`);
    const pods = podsOf(cluster, 'web');
    expect(pods.map(({ metadata }) => metadata.labels?.['pod-template-hash'])).toEqual([hash, hash, hash]);
    expect(new Set(pods.map(({ spec }) => spec.nodeName)).size).toBe(3);
    expect(pods.every(({ metadata, status }) => metadata.name.startsWith(`web-${hash}-`) && status.podIP?.startsWith('10.244.'))).toBe(
      true,
    );
  });

  it('replaces a Pod that is on its way out, which stays', () => {
    const cluster = settle(written([deployment('web', 2)], podStates({ terminating: ['default/web/1'] })));
    const pods = podsOf(cluster, 'web');
    expect(pods.filter(({ metadata }) => metadata.deletionTimestamp)).toHaveLength(1);
    expect(pods.filter(({ metadata }) => !metadata.deletionTimestamp)).toHaveLength(2);
  });

  it('replaces a failed Pod', () => {
    const cluster = settle(written([deployment('web', 2)], podStates({ failed: ['default/web/1'] })));
    expect(
      podsOf(cluster, 'web')
        .map(({ status }) => `${status.phase}`)
        .sort(),
    ).toEqual(['Failed', 'Running', 'Running']);
  });

  it('replaces all of them where all have failed, once', () => {
    const cluster = settle(written([deployment('web', 2)], podStates({ failed: ['default/web/*'] })));
    expect(podsOf(cluster, 'web').filter(isReady)).toHaveLength(2);
    expect(podsOf(cluster, 'web').filter(({ status }) => status.phase === 'Failed')).toHaveLength(2);
  });

  it('takes a number for that many Pods, and a star for all', () => {
    const some = settle(written([deployment('web', 5)], podStates({ notReady: ['default/web/3'] })));
    expect(podsOf(some, 'web').filter(isReady)).toHaveLength(2);
    const none = settle(written([deployment('web', 5)], podStates({ notReady: ['default/web/*'] })));
    expect(podsOf(none, 'web').filter(isReady)).toHaveLength(0);
  });

  it('rolls a new template out and keeps the old ReplicaSet at zero', () => {
    const before = settle(written([deployment('web', 4)]));
    const cluster = settle(written([deployment('web', 4, 9090)], {}, before));
    const replicas = listOf(cluster, 'ReplicaSet').filter(({ metadata }) => metadata.namespace === 'default');
    expect(replicas.map(({ spec }) => spec.replicas ?? 1).sort((a, b) => a - b)).toEqual([0, 4]);
    expect(podsOf(cluster, 'web').map(({ spec }) => spec.containers[0]?.ports?.[0]?.containerPort)).toEqual([9090, 9090, 9090, 9090]);
  });

  it('stops a rollout whose Pods do not get ready, within its limits', () => {
    const before = settle(written([deployment('web', 4)]));
    const stuck = { ...before, settings: { ...before.settings, ...podStates({ notReady: ['default/web/*'] }) } };
    const old = podsOf(before, 'web').map(keyOf);
    const cluster = settle(written([deployment('web', 4, 9090)], {}, stuck));
    expect(podsOf(cluster, 'web').filter((each) => !old.includes(keyOf(each)))).toHaveLength(2);
  });

  it('rolls out one by one as well', () => {
    const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
    const slow = (port: number) => ({ ...deployment('web', 80, port), spec: { ...deployment('web', 80, port).spec, strategy } });
    const cluster = settle(written([slow(9090)], {}, settle(written([slow(8080)]))));
    expect(podsOf(cluster, 'web').every(({ spec }) => spec.containers[0]?.ports?.[0]?.containerPort === 9090)).toBe(true);
    expect(settle(cluster)).toBe(cluster);
  });

  it('makes no more Pods than a browser can hold', () => {
    expect(podsOf(settle(written([deployment('web', 2_000_000_000)])), 'web')).toHaveLength(5000);
  });

  it('scales down the Pods made last', () => {
    const before = settle(written([deployment('web', 1)]));
    const up = settle(written([deployment('web', 3)], {}, before));
    const down = settle(written([deployment('web', 1)], {}, up));
    expect(podsOf(down, 'web').map(keyOf)).toEqual(podsOf(before, 'web').map(keyOf));
  });

  it('uses the Pods of a ReplicaSet that was not pasted with them', () => {
    const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-5d7f8c9b4', uid: 'x', controller: true };
    const pasted: Pod = {
      ...pod('web-5d7f8c9b4-abcde', { app: 'web', 'pod-template-hash': '5d7f8c9b4' }, { nodeName: 'ip-10-0-1-7' }),
      status: { phase: 'Running', podIP: '10.0.1.99', podIPs: [{ ip: '10.0.1.99' }], conditions: [{ type: 'Ready', status: 'True' }] },
    };
    pasted.metadata.ownerReferences = [owner];
    const cluster = settle(written([deployment('web', 1), pasted, service('web', 'web')]));
    expect(podsOf(cluster, 'web')).toEqual([pasted]);
    const slice = listOf(cluster, 'EndpointSlice').find(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === 'web');
    expect(slice?.endpoints?.map((endpoint) => endpoint.addresses)).toEqual([['10.0.1.99']]);
  });
});

describe('a StatefulSet', () => {
  const names = (cluster: Cluster) => podsOf(cluster, 'db').map(({ metadata }) => metadata.name);

  it('stops in order at a Pod that is not ready', () => {
    const cluster = settle(written([statefulSet('db', 3)], podStates({ notReady: ['default/db-1'] })));
    expect(names(cluster)).toEqual(['db-0', 'db-1']);
  });

  it('does not wait when Parallel', () => {
    const set = statefulSet('db', 3, { podManagementPolicy: 'Parallel' });
    expect(names(settle(written([set], podStates({ notReady: ['default/db-0'] }))))).toEqual(['db-0', 'db-1', 'db-2']);
  });

  it('counts from its first ordinal and moves with it', () => {
    const before = settle(written([statefulSet('db', 2)]));
    const cluster = settle(written([statefulSet('db', 2, { ordinals: { start: 5 } })], {}, before));
    expect(names(cluster)).toEqual(['db-5', 'db-6']);
  });

  it('has no Pods where its name leaves no room for the hash of its revision', () => {
    const long = 'd'.repeat(60);
    const cluster = settle(written([statefulSet(long, 2)]));
    expect(podsOf(cluster, long)).toEqual([]);
    expect(listOf(cluster, 'StatefulSet')[0]?.status).toMatchObject({ replicas: 0 });
  });

  it('gives its Pods a hostname, a subdomain and labels of their own', () => {
    const [first] = podsOf(settle(written([statefulSet('db', 1)])), 'db');
    expect(first?.spec).toMatchObject({ hostname: 'db-0', subdomain: 'db' });
    expect(first?.metadata.labels).toMatchObject({ 'statefulset.kubernetes.io/pod-name': 'db-0', 'apps.kubernetes.io/pod-index': '0' });
  });

  it('renews Pods under their names, at other addresses', () => {
    const before = settle(written([statefulSet('db', 2)]));
    const { template } = statefulSet('db', 2).spec;
    const renewed = { ...template, metadata: { ...template.metadata, annotations: { release: '2' } } };
    const cluster = settle(written([statefulSet('db', 2, { template: renewed })], {}, before));
    expect(names(cluster)).toEqual(['db-0', 'db-1']);
    expect(podsOf(cluster, 'db').map(({ status }) => status.podIP)).not.toEqual(podsOf(before, 'db').map(({ status }) => status.podIP));
  });
});

describe('a StatefulSet under a partition', () => {
  const { template } = statefulSet('db', 2).spec;
  const renewed = { ...template, metadata: { ...template.metadata, annotations: { release: '2' } } };
  const partitioned = (replicas: number, partition: number, spec: object = {}) =>
    statefulSet('db', replicas, { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition } }, template: renewed, ...spec });
  const releases = (cluster: Cluster) =>
    podsOf(cluster, 'db').map(({ metadata }) => `${metadata.name} ${metadata.annotations?.release ?? '1'}`);
  /** What a client writes keeps the status that is there. */
  const scaled = (before: Cluster, set: ReturnType<typeof statefulSet>) => {
    const old = listOf(before, 'StatefulSet').find(({ metadata }) => metadata.name === 'db');
    return settle(written([{ ...set, ...(old?.status ? { status: old.status } : {}) }], {}, before));
  };

  it('makes Pods below it of the revision that their fellows have', () => {
    const cluster = scaled(settle(written([statefulSet('db', 2)])), partitioned(4, 3));
    expect(releases(cluster)).toEqual(['db-0 1', 'db-1 1', 'db-2 1', 'db-3 2']);
    const [first, , third] = podsOf(cluster, 'db');
    expect(third?.metadata.labels?.['controller-revision-hash']).toBe(first?.metadata.labels?.['controller-revision-hash']);
    expect(third?.spec).toMatchObject({ hostname: 'db-2', subdomain: 'db' });
  });

  it('counts from the first ordinal', () => {
    const ordinals = { start: 5 };
    const cluster = scaled(settle(written([statefulSet('db', 2, { ordinals })])), partitioned(2, 1, { ordinals }));
    expect(releases(cluster)).toEqual(['db-5 1', 'db-6 2']);
  });
});

describe('scheduling', () => {
  it('leaves a Pod pending that no node takes, and says why', () => {
    const [lost] = podsOf(settle(written([pod('lost', { app: 'lost' }, { nodeSelector: { disk: 'none' } })])), 'lost');
    expect(lost?.status.phase).toBe('Pending');
    expect(lost?.status.conditions?.[0]?.message).toBe(
      "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.",
    );
  });

  it('gives a host port of a node away once', () => {
    const one = { containers: [{ name: 'main', ports: [{ containerPort: 80, hostPort: 80, protocol: 'TCP' as const }] }] };
    const pods = ['a', 'b', 'c', 'd'].map((name) => pod(name, { app: 'edge' }, one));
    const placed = podsOf(settle(written(pods)), 'edge');
    expect(placed.map(({ status }) => status.phase)).toEqual(['Running', 'Running', 'Running', 'Pending']);
  });
});

describe('a settled cluster', () => {
  const workload = fc.record({ name: fc.stringMatching(/^[a-z]{1,6}$/), replicas: fc.integer({ min: 0, max: 6 }), ordered: fc.boolean() });
  const workloads = fc.uniqueArray(workload, { maxLength: 6, selector: ({ name }) => name });
  const rule = fc.tuple(
    fc.constantFrom('notReady', 'terminating', 'failed', 'succeeded'),
    fc.nat({ max: 5 }),
    fc.constantFrom('/1', '/2', '/*', '-0'),
  );
  const scenario = workloads.chain((list) => fc.tuple(fc.constant(list), fc.array(rule, { maxLength: 4 })));
  const build = ([list, rules]: [{ name: string; replicas: number; ordered: boolean }[], [string, number, string][]]) => {
    const objects = list.flatMap(({ name, replicas, ordered }) => [
      ordered ? statefulSet(name, replicas) : deployment(name, replicas),
      service(`${name}-svc`, name),
    ]);
    const states = { notReady: [], terminating: [], failed: [], succeeded: [] } as Record<string, string[]>;
    for (const [state, at, which] of rules) if (list[at]) states[state]?.push(`default/${list[at].name}${which}`);
    return { objects, settings: podStates(states) };
  };

  it('is at rest: settling it again changes nothing', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const { objects, settings } = build(given);
        const once = settle(written(objects, settings));
        expect(settle(once)).toBe(once);
      }),
      { numRuns: 60 },
    );
  });

  it('depends on what was written alone', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const { objects, settings } = build(given);
        expect(settle(written(objects, settings))).toEqual(settle(written(structuredClone(objects), settings)));
      }),
      { numRuns: 30 },
    );
  });

  it('moves nobody when something unrelated is added at the end', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const [workloads, rules] = given;
        // What takes the place of a deleted Pod comes after all that was written, and may find its address taken.
        const { objects, settings } = build([workloads, rules.filter(([state]) => state !== 'terminating')]);
        const before = addresses(settle(written(objects, settings)));
        const after = addresses(settle(written([...objects, deployment('another-one', 3)], settings)));
        expect(after).toMatchObject(before);
      }),
      { numRuns: 60 },
    );
  });
});
