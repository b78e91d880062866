import { describe, expect, it } from 'vitest';
import { world } from '../../explain/picture/fixture.ts';
import { layout } from '../../explain/picture/layout/index.ts';
import { picture } from '../../explain/picture/picture.ts';
import { convertToFlow, type Pointing } from './convert-to-flow.ts';

const placed = layout(picture(world));
const pointing: Pointing = {
  selected: undefined,
  about: [],
  found: new Set(),
  tabStop: 'client inside',
  stale: new Set(),
  stepsBack: true,
};

describe('the door to React Flow', () => {
  const { nodes, edges } = convertToFlow(placed, undefined, pointing);
  const objects = nodes.filter(({ type }) => type === 'object');

  it('gives every node a size, handles and an accessible name', () => {
    for (const { width, height, handles, ariaLabel } of objects) {
      expect(width).toBeGreaterThan(0);
      expect(height).toBeGreaterThan(0);
      expect(handles).toHaveLength(2);
      expect(ariaLabel).not.toBe('');
    }
    expect(objects).toHaveLength(placed.nodes.length);
    expect(edges).toHaveLength(placed.edges.length);
  });

  it('lets the Tab key reach one node', () => {
    expect(objects.filter(({ domAttributes }) => domAttributes?.tabIndex === 0).map(({ id }) => id)).toEqual(['client inside']);
  });

  it('selects a node and whatever stands for the same object', () => {
    const about = [{ kind: 'Service', namespace: 'shop', name: 'web' }];
    const selected = convertToFlow(placed, undefined, { ...pointing, about }).nodes.filter((node) => node.selected);
    expect(selected.map(({ id }) => id)).toEqual(['name of Service shop/web', 'Service shop/web', 'rules of Service shop/web']);
  });

  it('says of what is stale that it is', () => {
    const stale = new Set(['Pod shop/web-0']);
    const node = convertToFlow(placed, undefined, { ...pointing, stale }).nodes.find(({ id }) => id === 'Pod shop/web-0');
    expect(node?.ariaLabel).toMatch(/shown as it last was$/);
  });
});
