import { describe, expect, it } from 'vitest';
import type { KubeObject } from '../../cluster/object.ts';
import type { Hop, Trace } from '../request/trace.ts';
import { clusterOf, databaseOutside, service, slice, world } from './fixture.ts';
import { layout } from './layout/index.ts';
import { lightOf } from './light.ts';
import { picture } from './picture.ts';
import { routeOf } from './route.ts';

const placed = layout(picture(world));
const web = { kind: 'Service', namespace: 'shop', name: 'web' };
const db = { kind: 'Service', namespace: 'shop', name: 'db' };
const typo = { kind: 'Service', namespace: 'shop', name: 'typo' };
const orders = { kind: 'Service', namespace: 'shop', name: 'orders' };
const front = { kind: 'Ingress', namespace: 'shop', name: 'front' };
const pod = (name: string) => ({ kind: 'Pod', namespace: 'shop', name });

function traceOf(...hops: readonly (readonly [Hop['stage'], Hop['objects']])[]): Trace {
  return {
    understood: true,
    outcome: 'answered',
    sentence: '',
    answerers: [],
    hops: hops.map(([stage, objects]) => ({
      stage,
      objects,
      title: stage === 'dns' ? 'A 10.96.0.10 10.96.0.12 10.96.0.13' : '',
      verdict: 'ok',
      reason: '',
      lines: [],
      sources: [],
    })),
  };
}

function asNodePort(object: KubeObject): KubeObject {
  const { spec } = object as { spec?: object };
  const ports = [{ port: 80, targetPort: 8080, nodePort: 30080, protocol: 'TCP' }];
  return { ...object, spec: { ...spec, type: 'NodePort', ports } } as KubeObject;
}

describe('the light of a trace', () => {
  it('runs through name, virtual IP and rules to the Pod that took it', () => {
    const light = lightOf(placed, traceOf(['dns', [web]], ['node', [web]], ['pod', [pod('web-1')]]));
    expect(light && routeOf(placed, light)).toEqual([
      'client inside asks name of Service shop/web',
      'name of Service shop/web resolves Service shop/web',
      'Service shop/web dnat rules of Service shop/web',
      'rules of Service shop/web dnat Pod shop/web-1',
    ]);
    expect(light?.nodes.has('Service shop/db')).toBe(false);
    expect(light?.edges.has('rules of Service shop/web dnat Pod shop/web-0')).toBe(false);
  });

  it('goes from a headless name straight to the Pod', () => {
    const light = lightOf(placed, traceOf(['dns', [db]], ['pod', [pod('db-0')]]));
    expect(light && routeOf(placed, light)).toEqual([
      'client inside asks name of Service shop/db',
      'name of Service shop/db resolves Pod shop/db-0',
    ]);
    expect(light?.nodes.has('Service shop/db')).toBe(false);
  });

  it('lights the Service that a door looks up, but no packet crosses it', () => {
    const light = lightOf(placed, traceOf(['route', [front, web]], ['pod', [pod('web-0')]]));
    expect(light?.edges.has('Ingress shop/front routes Service shop/web')).toBe(true);
    expect(light && routeOf(placed, light)).toEqual(['client outside asks Ingress shop/front', 'Ingress shop/front dials Pod shop/web-0']);
  });

  it('crosses no rules where a door dials', () => {
    const light = lightOf(placed, traceOf(['door', [front]], ['service', [web]], ['pod', [pod('web-0')]]));
    expect(light?.nodes.has('rules of Service shop/web')).toBe(false);
  });

  it('comes in at the door where no virtual IP was dialled', () => {
    const exposed = clusterOf(world.objects.map((object) => (object.metadata.name === 'web' ? asNodePort(object) : object)));
    const drawn = layout(picture(exposed));
    const light = lightOf(drawn, traceOf(['node', [web]], ['pod', [pod('web-0')]]));
    expect(light && routeOf(drawn, light)).toEqual([
      'client outside asks door of Service shop/web',
      'door of Service shop/web dnat rules of Service shop/web',
      'rules of Service shop/web dnat Pod shop/web-0',
    ]);
    expect(light?.nodes.has('Service shop/web')).toBe(false);
  });

  it('lights the Pod that a door dials, not those that it might have dialled', () => {
    const light = lightOf(placed, traceOf(['route', [front, web]], ['endpoint', [pod('web-0'), pod('web-1')]], ['pod', [pod('web-0')]]), 1);
    expect(light?.nodes.has('Pod shop/web-0')).toBe(true);
    expect(light?.nodes.has('Pod shop/web-1')).toBe(false);
    expect(light?.now).toEqual(new Set(['Pod shop/web-0', 'Pod shop/web-1']));
  });

  it('lights the Pods that a Service has and may not use, and none that it does not even select', () => {
    const late = [service('orders', '10.96.0.13', { app: 'db' }), slice('orders', [['db-1', '10.244.3.2', 'node-c', false]])];
    const notReady = lightOf(
      layout(picture(clusterOf([...world.objects, ...late]))),
      traceOf(['dns', [orders]], ['node', [orders]], ['endpoint', [orders, pod('db-1')]]),
    );
    const missed = lightOf(placed, traceOf(['dns', [typo]], ['node', [typo]], ['endpoint', [typo, pod('web-0')]]));
    expect(notReady?.nodes.has('Pod shop/db-1')).toBe(true);
    expect(missed?.nodes.has('rules of Service shop/typo')).toBe(true);
    expect(missed?.nodes.has('Pod shop/web-0')).toBe(false);
  });

  it('shows whose address a DNS answer is, and sends no packet there', () => {
    const light = lightOf(placed, traceOf(['dns', [db, pod('db-0')]]));
    expect(light?.edges.has('name of Service shop/db resolves Pod shop/db-0')).toBe(true);
    expect(light?.nodes.has('Service shop/db')).toBe(false);
    expect(light && routeOf(placed, light)).toEqual(['client inside asks name of Service shop/db']);
    expect(lightOf(placed, traceOf(['dns', [web]]))?.nodes.has('Service shop/web')).toBe(true);
  });

  it('lights the address outside that answers', () => {
    const outside = layout(picture(clusterOf([...world.objects, ...databaseOutside])));
    const answerers = ['192.0.2.7', '192.0.2.8'].map((address) => ({ ref: undefined, address, port: 5432, share: 0.5 }));
    const trace = { ...traceOf(['dns', [orders]], ['node', [orders]], ['endpoint', []]), answerers, taken: 1 };
    const light = lightOf(outside, trace);
    expect(light?.nodes.has('outside 192.0.2.7')).toBe(false);
    expect(light && routeOf(outside, light).at(-1)).toBe('rules of Service shop/orders dnat outside 192.0.2.8');
  });

  it('marks the hop that is walked through', () => {
    const light = lightOf(placed, traceOf(['dns', [web]], ['node', [web]]), 1);
    expect([...(light?.now ?? [])]).toEqual(['Service shop/web', 'rules of Service shop/web']);
  });

  it('leaves the picture alone without a trace', () => {
    expect(lightOf(placed, undefined)).toBeUndefined();
    expect(lightOf(placed, traceOf(['dns', [{ ...web, namespace: 'kube-system' }]]))).toBeUndefined();
    expect(lightOf(placed, { ...traceOf(), understood: false })).toBeUndefined();
  });
});
