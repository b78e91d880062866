import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KubeObject } from '../../../cluster/object.ts';
import { clusterOf, crowd, pod, service, slice, world } from '../fixture.ts';
import { picture } from '../picture.ts';
import { pointAlong } from './edge-path.ts';
import { layout } from './index.ts';
import type { PlacedPicture, Rectangle } from './placed.ts';

const placed = (objects: readonly KubeObject[]) => layout(picture(clusterOf(objects)));

describe('the layout', () => {
  it('stands a name, its Service and its rules in one row', () => {
    const { nodes } = layout(picture(world));
    const middle = (id: string) => {
      const found = nodes.find(({ node }) => node.id === id);
      return found ? Math.round(found.y + found.height / 2) : undefined;
    };
    expect(Math.abs((middle('name of Service shop/web') ?? 0) - (middle('Service shop/web') ?? 99))).toBeLessThanOrEqual(1);
    expect(Math.abs((middle('rules of Service shop/web') ?? 0) - (middle('Service shop/web') ?? 99))).toBeLessThanOrEqual(1);
  });

  it('goes from left to right', () => {
    const { nodes } = layout(picture(world), 2000);
    const x = (id: string) => nodes.find(({ node }) => node.id === id)?.x ?? Number.NaN;
    const way = [
      'client inside',
      'name of Service shop/web',
      'Ingress shop/front',
      'Service shop/web',
      'rules of Service shop/web',
      'Pod shop/web-0',
    ];
    expect(way.map(x)).toEqual(way.map(x).toSorted((a, b) => a - b));
  });

  it('stands upright on a phone: who asks, the name, its Service and its rules under each other, the Pods beside them', () => {
    const { nodes, width } = layout(picture(world), 400);
    const at = (id: string) => nodes.find(({ node }) => node.id === id) ?? { x: Number.NaN, y: Number.NaN };
    const way = ['client inside', 'name of Service shop/web', 'Service shop/web', 'rules of Service shop/web'].map(at);
    expect(new Set(way.map(({ x }) => x)).size).toBe(1);
    expect(way.map(({ y }) => y)).toEqual(way.map(({ y }) => y).toSorted((a, b) => a - b));
    expect(at('Pod shop/web-0').x).toBeGreaterThan(way[0]?.x ?? 0);
    expect(width).toBeLessThan(540);
  });

  it('stays in place when an unrelated object comes: order and lanes are the same', () => {
    const before = order(layout(picture(world)));
    const more = [
      ...world.objects,
      pod('zz', 'node-b', '10.244.2.9', { app: 'zz' }),
      service('zz', '10.96.0.99', { app: 'zz' }),
      slice('zz', []),
    ];
    const after = order(placed(more)).filter((id) => before.includes(id));
    expect(after).toEqual(before);
  });

  it('takes whatever order the objects come in', () => {
    expect(order(placed([...world.objects.slice(0, 3), ...world.objects.slice(3).toReversed()]))).toEqual(order(layout(picture(world))));
  });

  it('lets nothing overlap and no way run through a node', () => {
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 7 }), fc.integer({ min: 320, max: 2400 }), (shapes, room) => {
        const objects = [...world.objects, ...shapes.flatMap(objectsOf)];
        const drawn = layout(picture(clusterOf(objects)), room);
        expect(overlaps(drawn.nodes)).toEqual([]);
        expect(overlaps(drawn.boxes)).toEqual([]);
        expect(pierced(drawn)).toEqual([]);
        expect(layout(picture(clusterOf(objects)), room)).toEqual(drawn);
      }),
      { numRuns: 40 },
    );
  });
});

const shape = fc.record({ name: fc.stringMatching(/^[a-z]{1,30}$/), pods: fc.integer({ min: 0, max: 9 }), headless: fc.boolean() });

function objectsOf({ name, pods, headless }: { name: string; pods: number; headless: boolean }, position: number): readonly KubeObject[] {
  const made = crowd(`${name}${position}`, pods);
  return headless ? [service(`${name}${position}`, 'None', {}), ...made.slice(1)] : made;
}

function order({ nodes }: PlacedPicture): readonly string[] {
  return nodes.toSorted((a, b) => a.x - b.x || a.y - b.y).map(({ node }) => node.id);
}

function overlaps(all: readonly Rectangle[]): readonly (readonly [Rectangle, Rectangle])[] {
  const apart = (a: Rectangle, b: Rectangle) =>
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  return all.flatMap((a, i) => all.slice(i + 1).flatMap((b) => (apart(a, b) ? [] : [[a, b] as const])));
}

/** Ways that pass inside a node that is not at one of their ends. */
function pierced({ nodes, edges }: PlacedPicture): readonly string[] {
  return edges.flatMap(({ edge, curve }) => {
    const points = Array.from({ length: 60 }, (_, i) => pointAlong(curve, i / 59));
    return nodes
      .filter(({ node }) => node.id !== edge.from && node.id !== edge.to)
      .filter(({ x, y, width, height }) =>
        points.some((point) => point.x > x + 1 && point.x < x + width - 1 && point.y > y + 1 && point.y < y + height - 1),
      )
      .map(({ node }) => `${edge.id} through ${node.id}`);
  });
}
