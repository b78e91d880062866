import { describe, expect, it } from 'vitest';
import { firstView, wholeView } from './first-view.ts';

const canvas = { width: 1040, height: 500 };

describe('the first view', () => {
  it('shows a picture that fits as a whole, and hardly larger than life', () => {
    const { x, y, zoom } = firstView({ width: 600, height: 300 }, canvas);
    expect(zoom).toBe(1.15);
    expect(x + 600 * zoom).toBeLessThanOrEqual(canvas.width);
    expect(y).toBeGreaterThan(0);
  });

  it('keeps a tall picture readable and starts at its top', () => {
    const { y, zoom } = firstView({ width: 1000, height: 4000 }, canvas);
    expect(zoom).toBeGreaterThan(0.9);
    expect(y).toBeGreaterThanOrEqual(0);
  });

  it('goes down as far as shows the way that was asked for, and no further than its beginning', () => {
    const tall = { width: 1000, height: 4000 };
    const seen = (way: { top: number; bottom: number }) => {
      const { y, zoom } = firstView(tall, canvas, [way]);
      return { top: y + way.top * zoom, bottom: y + way.bottom * zoom };
    };
    expect(firstView(tall, canvas, [{ top: 100, bottom: 300 }])).toEqual(firstView(tall, canvas));
    expect(seen({ top: 2000, bottom: 2200 }).bottom).toBeLessThan(canvas.height);
    expect(seen({ top: 2000, bottom: 2200 }).top).toBeGreaterThan(0);
    expect(seen({ top: 2000, bottom: 3500 }).top).toBeCloseTo(44);
    const [all, part] = [
      { top: 1000, bottom: 2200 },
      { top: 2000, bottom: 2200 },
    ];
    expect(firstView(tall, canvas, [all, part])).toEqual(firstView(tall, canvas, [part]));
    expect(firstView(tall, canvas, [part, all])).toEqual(firstView(tall, canvas, [part]));
  });

  it('keeps a wide one readable and starts at its left', () => {
    expect(firstView({ width: 9000, height: 400 }, canvas)).toMatchObject({ zoom: 0.56 });
  });

  it('fits everything when asked to', () => {
    const { zoom } = wholeView({ width: 1000, height: 4000 }, canvas);
    expect(4000 * zoom).toBeLessThanOrEqual(canvas.height);
  });
});
