import { describe, expect, it } from 'vitest';
import { clusterOf, pod, world } from './fixture.ts';
import { layout } from './layout/index.ts';
import { picture } from './picture.ts';
import { svgOf } from './svg.ts';

const palette = { bg: '#fff', vip: '#00f' };

describe('a picture as SVG', () => {
  const svg = svgOf(layout(picture(world)), palette);

  it('has every node by its accessible name', () => {
    expect(svg.match(/<title>/g)).toHaveLength(15);
    expect(svg).toContain('<title>Service shop/web, ClusterIP, cluster IP 10.96.0.10, 2 of 2 ready</title>');
  });

  it('takes the colours of the theme', () => {
    expect(svg).toContain('#00f');
  });

  it('writes untrusted text as text', () => {
    const evil = pod('x', 'node-a', '<script>alert(1)</script>', { '"><b>': '&' });
    expect(svgOf(layout(picture(clusterOf([...world.objects, evil]))), palette)).not.toContain('<script');
  });
});
