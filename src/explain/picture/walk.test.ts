import { describe, expect, it } from 'vitest';
import { world } from './fixture.ts';
import { layout } from './layout/index.ts';
import { picture } from './picture.ts';
import { found, neighbour, readingOrder } from './walk.ts';

const placed = layout(picture(world));

describe('walking by arrow keys', () => {
  it('follows the ways to the right and back', () => {
    const path = ['name of Service shop/web'];
    for (let i = 0; i < 3; i++) path.push(neighbour(placed, path.at(-1) ?? '', 'right') ?? '');
    expect(path).toEqual(['name of Service shop/web', 'Service shop/web', 'rules of Service shop/web', 'Pod shop/web-0']);
    expect(neighbour(placed, 'Service shop/web', 'left')).toBe('name of Service shop/web');
  });

  it('goes to the neighbour in the same lane up and down', () => {
    const services = readingOrder(placed.nodes).filter(({ node }) => node.lane === 'services');
    const [first, second] = services.map(({ node }) => node.id);
    expect(neighbour(placed, first ?? '', 'down')).toBe(second);
    expect(neighbour(placed, second ?? '', 'up')).toBe(first);
    expect(neighbour(placed, first ?? '', 'up')).toBeUndefined();
  });

  it('stays where there is no way, and starts at the beginning', () => {
    expect(neighbour(placed, 'Pod shop/web-0', 'right')).toBeUndefined();
    expect(neighbour(placed, 'nothing', 'right')).toBe(readingOrder(placed.nodes)[0]?.node.id);
  });
});

describe('searching', () => {
  it('finds what a node says, all words in any order', () => {
    expect([...found(placed, 'NOT ready shop/db')]).toEqual(['Pod shop/db-1']);
    expect([...found(placed, '10.96.0.12')]).toEqual(['Service shop/typo', 'name of Service shop/typo']);
  });

  it('finds nothing for nothing', () => {
    expect(found(placed, '  ').size).toBe(0);
  });
});
