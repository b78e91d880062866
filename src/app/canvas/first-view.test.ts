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

  it('goes down as far as shows the way that was asked for', () => {
    const tall = { width: 1000, height: 4000 };
    expect(firstView(tall, canvas, [{ top: 100, bottom: 300 }])).toEqual(firstView(tall, canvas));
    const { y, zoom } = firstView(tall, canvas, [{ top: 2000, bottom: 2200 }]);
    expect(y + 2200 * zoom).toBeLessThan(canvas.height);
  });

  it('keeps a wide one readable and starts at its left', () => {
    expect(firstView({ width: 9000, height: 400 }, canvas)).toMatchObject({ zoom: 0.56 });
  });

  it('fits everything when asked to', () => {
    const { zoom } = wholeView({ width: 1000, height: 4000 }, canvas);
    expect(4000 * zoom).toBeLessThanOrEqual(canvas.height);
  });
});
