import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Container, Node, Pod } from '../types.ts';
import { Scheduler } from './index.ts';

/** node-1 and node-2 in zone-1, node-3 in zone-2; 2 CPUs each. */
const nodes: readonly Node[] = [1, 2, 3].map((number) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: `node-${number}`,
    labels: { 'kubernetes.io/hostname': `node-${number}`, zone: number < 3 ? 'zone-1' : 'zone-2' },
  },
  spec: {},
  status: { allocatable: { cpu: '2', pods: '10' } },
}));

const pod = (name: string, spec: object = {}, namespace = 'default'): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace, labels: { app: name.replace(/-\d+$/, '') } },
  spec: { containers: [], ...spec },
  status: {},
});

/** Places Pods one after the other; `-` for those that no node takes. */
function place(pods: readonly Pod[], scheduler = new Scheduler(nodes, (name) => ({ team: name }))): string[] {
  return pods.map((each) => {
    const placement = scheduler.place(each, each.metadata.labels?.app ?? '');
    if ('unschedulable' in placement) return '-';
    const nodeName = placement.node.metadata.name;
    scheduler.occupy({ ...each, spec: { ...each.spec, nodeName } }, each.metadata.labels?.app ?? '');
    return nodeName;
  });
}

const several = (count: number, name: string, spec: object) => Array.from({ length: count }, (_, i) => pod(`${name}-${i}`, spec));
const needs = (kind: string, term: object) => ({ affinity: { [kind]: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } });
const to = (app: string) => ({ labelSelector: { matchLabels: { app } } });
const byHost = { topologyKey: 'kubernetes.io/hostname' };
const byZone = { topologyKey: 'zone' };

describe('anti-affinity', () => {
  it('leaves those waiting that find no place of their own', () => {
    const found = place(several(4, 'web', needs('podAntiAffinity', { ...to('web'), ...byHost })));
    expect(found.toSorted()).toEqual(['-', 'node-1', 'node-2', 'node-3']);
    expect(place(several(3, 'web', needs('podAntiAffinity', { ...to('web'), ...byZone }))).filter((name) => name === '-')).toHaveLength(1);
  });

  it('keeps others away, too, who say nothing themselves', () => {
    const loner = pod('loner', needs('podAntiAffinity', { ...to('web'), ...byHost }));
    const found = place([loner, ...several(4, 'web', {})]);
    expect(found.slice(1)).not.toContain(found[0]);
    expect(found).not.toContain('-');
  });

  it('ends at the namespace unless it names others', () => {
    const away = (term: object) => pod('loner', needs('podAntiAffinity', { ...to('web'), ...byZone, ...term }), 'other');
    const webs = several(3, 'web', {});
    expect(place([...webs, away({})]).at(-1)).not.toBe('-');
    expect(place([...webs, away({ namespaces: ['default'] })]).at(-1)).toBe('-');
    expect(place([...webs, away({ namespaceSelector: { matchLabels: { team: 'default' } } })]).at(-1)).toBe('-');
  });

  it('is over when the Pod is gone', () => {
    const scheduler = new Scheduler(nodes);
    const lonely = needs('podAntiAffinity', { ...to('web'), ...byZone });
    place([pod('web-0', lonely), pod('web-1', lonely)], scheduler);
    expect(place([pod('web-2', lonely)], scheduler)).toEqual(['-']);
    scheduler.release({ ...pod('web-0'), spec: { containers: [], nodeName: 'node-1' } }, 'web');
    scheduler.release({ ...pod('web-1'), spec: { containers: [], nodeName: 'node-3' } }, 'web');
    expect(place([pod('web-2', lonely)], scheduler)).not.toEqual(['-']);
  });
});

describe('affinity', () => {
  it('brings Pods together, and lets the first of a group begin', () => {
    const together = needs('podAffinity', { ...to('web'), ...byHost });
    expect(new Set(place(several(3, 'web', together))).size).toBe(1);
    expect(place([pod('guest', together)])).toEqual(['-']);
  });
});

describe('spread constraints', () => {
  const spread = { maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', ...to('web') };

  it('hold zones level', () => {
    const found = place(several(5, 'web', { topologySpreadConstraints: [{ ...spread, ...byZone }] }));
    expect(found.filter((name) => name === 'node-3').length).toBeGreaterThan(1);
    expect(found).not.toContain('-');
  });

  it('ask for the label, and count only the nodes that the Pod may go to', () => {
    expect(place([pod('web-0', { topologySpreadConstraints: [{ ...spread, topologyKey: 'rack' }] })])).toEqual(['-']);
    const narrow = { nodeSelector: { zone: 'zone-2' }, topologySpreadConstraints: [{ ...spread, ...byZone }] };
    expect(place(several(3, 'web', narrow))).toEqual(['node-3', 'node-3', 'node-3']);
    const bent = { ...narrow, topologySpreadConstraints: [{ ...spread, ...byZone, nodeAffinityPolicy: 'Ignore' }] };
    expect(place(several(3, 'web', bent))).toEqual(['node-3', '-', '-']);
  });

  it('are only a wish with ScheduleAnyway', () => {
    const wish = {
      nodeSelector: { zone: 'zone-2' },
      topologySpreadConstraints: [{ ...spread, ...byZone, whenUnsatisfiable: 'ScheduleAnyway' }],
    };
    expect(place(several(3, 'web', wish))).not.toContain('-');
  });
});

describe('resources', () => {
  const asks = (cpu: string, more: Partial<Container> = {}) => ({ containers: [{ name: 'c', resources: { requests: { cpu } }, ...more }] });

  it('run out', () => {
    expect(place(several(4, 'web', asks('1500m'))).toSorted()).toEqual(['-', 'node-1', 'node-2', 'node-3']);
    expect(place([pod('web-0', { containers: [{ name: 'c', resources: { requests: { 'example.com/gpu': '1' } } }] })])).toEqual(['-']);
  });

  it('are asked for by init containers one at a time, by sidecars all the time', () => {
    const init = [{ name: 'i', resources: { requests: { cpu: '2' } } }];
    expect(place([pod('web-0', { ...asks('1'), initContainers: init })])).not.toEqual(['-']);
    const sidecar = init.map((container) => ({ ...container, restartPolicy: 'Always' }));
    expect(place([pod('web-0', { ...asks('1'), initContainers: sidecar })])).toEqual(['-']);
  });
});

it('never throws, and places alike twice', () => {
  const term = fc.record({ topologyKey: fc.string(), labelSelector: fc.constantFrom({}, undefined, { matchLabels: { app: 'web' } }) });
  const constraint = fc.record({ maxSkew: fc.integer(), topologyKey: fc.constantFrom('zone', 'x'), whenUnsatisfiable: fc.string() });
  fc.assert(
    fc.property(fc.array(term), fc.array(constraint), (terms, topologySpreadConstraints) => {
      const affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } };
      const pods = several(3, 'web', { affinity, topologySpreadConstraints });
      expect(place(pods)).toEqual(place(pods));
    }),
  );
});
