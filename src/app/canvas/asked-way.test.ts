import { describe, expect, it } from 'vitest';
import { movedTowards } from './asked-way.ts';

const height = 500;
const seen = (y: number, way: { top: number; bottom: number }) => {
  const view = movedTowards({ x: 7, y, zoom: 0.8 }, height, [way]);
  return { top: view.y + way.top * 0.8, bottom: view.y + way.bottom * 0.8 };
};

describe('the way that was asked for', () => {
  it('is left where it is, if it is in sight', () => {
    expect(movedTowards({ x: 7, y: -100, zoom: 0.8 }, height, [{ top: 200, bottom: 300 }])).toEqual({ x: 7, y: -100, zoom: 0.8 });
    expect(movedTowards({ x: 7, y: -100, zoom: 0.8 }, height, [])).toEqual({ x: 7, y: -100, zoom: 0.8 });
  });

  it('comes into sight from below and from above', () => {
    expect(seen(0, { top: 2000, bottom: 2200 }).bottom).toBeLessThan(height);
    expect(seen(0, { top: 2000, bottom: 2200 }).top).toBeGreaterThan(0);
    expect(seen(-2000, { top: 300, bottom: 500 }).top).toBeCloseTo(44);
  });

  it('shows its beginning where it is too tall', () => {
    expect(seen(0, { top: 2000, bottom: 3500 }).top).toBeCloseTo(44);
  });

  it('is shown without its end where only that fits', () => {
    const all = { top: 1000, bottom: 2200 };
    const part = { top: 2000, bottom: 2200 };
    const view = { x: 0, y: 0, zoom: 0.8 };
    expect(movedTowards(view, height, [all, part])).toEqual(movedTowards(view, height, [part]));
    expect(movedTowards(view, height, [part, all])).toEqual(movedTowards(view, height, [part]));
  });
});
