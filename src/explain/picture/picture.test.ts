import { describe, expect, it } from 'vitest';
import type { KubeObject } from '../../cluster/object.ts';
import { clusterOf, crowd, world } from './fixture.ts';
import { picture } from './picture.ts';

describe('the picture of a small shop', () => {
  const { nodes, edges } = picture(world);

  it('has a node for every name, Service, rule, Pod and client', () => {
    expect(nodes.map(({ id }) => id)).toEqual([
      'Pod shop/web-0',
      'Pod shop/web-1',
      'Pod shop/db-0',
      'Pod shop/db-1',
      'Service shop/web',
      'Service shop/db',
      'Service shop/typo',
      'Ingress shop/front',
      'name of Service shop/web',
      'rules of Service shop/web',
      'name of Service shop/db',
      'name of Service shop/typo',
      'rules of Service shop/typo',
      'client inside',
      'client outside',
    ]);
  });

  it('has a way for every answer, rule, look-up and dial', () => {
    expect(edges.map(({ id }) => id)).toEqual([
      'client inside asks name of Service shop/web',
      'name of Service shop/web resolves Service shop/web',
      'Service shop/web dnat rules of Service shop/web',
      'rules of Service shop/web dnat Pod shop/web-0',
      'rules of Service shop/web dnat Pod shop/web-1',
      'client inside asks name of Service shop/db',
      'name of Service shop/db resolves Pod shop/db-0',
      'Service shop/db selects Pod shop/db-1',
      'client inside asks name of Service shop/typo',
      'name of Service shop/typo resolves Service shop/typo',
      'Service shop/typo dnat rules of Service shop/typo',
      'client outside asks Ingress shop/front',
      'Ingress shop/front routes Service shop/web',
      'Ingress shop/front dials Pod shop/web-0',
      'Ingress shop/front dials Pod shop/web-1',
    ]);
  });

  it('draws two rules that lead to one Service as two', () => {
    const [front] = world.objects.filter(({ kind }) => kind === 'Ingress');
    const { spec } = front as unknown as { spec: { rules: { http: { paths: object[] } }[] } };
    const [path] = spec.rules[0]?.http.paths ?? [];
    const rules = [{ http: { paths: [path, { ...path, path: '/api' }] } }];
    const twice = clusterOf([
      ...world.objects.filter(({ kind }) => kind !== 'Ingress'),
      { ...front, spec: { rules } } as unknown as KubeObject,
    ]);
    const routes = picture(twice).edges.filter(({ means }) => means === 'routes');
    expect(routes.map(({ outlet }) => outlet?.note)).toEqual(['any host Prefix /', 'any host Prefix /api']);
  });

  it('says each probability', () => {
    const shares = edges.filter(({ from }) => from === 'rules of Service shop/web').map(({ outlet }) => [outlet?.note, outlet?.text]);
    expect(shares).toEqual([
      ['p ½', '1 in 2'],
      ['else', '1 in 2'],
    ]);
  });

  it('draws a headless Service as an empty ring without rules', () => {
    const db = nodes.find(({ id }) => id === 'Service shop/db');
    expect(db?.hollow).toBe(true);
    expect(db?.rows.map(({ text }) => text)).toContain('no virtual IP, no kube-proxy rule');
    expect(nodes.some(({ id }) => id === 'rules of Service shop/db')).toBe(false);
  });

  it('says why nobody answers', () => {
    expect(nodes.find(({ id }) => id === 'Service shop/typo')?.accessibleName).toBe(
      'Service shop/typo, ClusterIP, cluster IP 10.96.0.12, selector app=wbe matches no Pod',
    );
    expect(nodes.find(({ id }) => id === 'Pod shop/db-1')?.accessibleName).toContain('not ready');
  });
});

describe('folding', () => {
  const big = clusterOf([...world.objects, ...crowd('many', 12)]);

  it('folds replicas above a handful, each machine for itself, and adds up their shares', () => {
    const { nodes, edges } = picture(big);
    expect(nodes.filter(({ role }) => role === 'fold').map(({ title, subtitle, box }) => [title, subtitle, box])).toEqual([
      ['many', '× 4', 'Node node-a'],
      ['many', '× 4', 'Node node-b'],
      ['many', '× 4', 'Node node-c'],
    ]);
    const shares = edges.filter(({ from }) => from === 'rules of Service shop/many').map(({ outlet }) => outlet?.text);
    expect(shares).toEqual(['4 in 12', '4 in 12', '4 in 12']);
  });

  it('unfolds what the user opened', () => {
    const { nodes } = picture(big, { unfolded: ['StatefulSet shop/many'] });
    expect(nodes.some(({ role }) => role === 'fold')).toBe(false);
    expect(nodes.filter(({ foldKey }) => foldKey === 'StatefulSet shop/many')).toHaveLength(12);
  });

  it('folds over all machines where there would be too many nodes', () => {
    const { nodes, boxes } = picture(big, { foldHarderAbove: 19 });
    expect(boxes.map(({ title }) => title)).toContain('every node');
    expect(nodes.filter(({ role }) => role === 'fold').map(({ subtitle }) => subtitle)).toContain('× 12');
  });

  it('keeps a crowd of Services within bounds', () => {
    const services = Array.from({ length: 60 }, (_, i) => crowd(`s${i}`, 1)).flat();
    expect(picture(clusterOf(services), { foldHarderAbove: 50 }).nodes.length).toBeLessThan(50);
  });
});

describe('filters', () => {
  it('leave out a kind with everything that stands for it', () => {
    const { nodes, hidden } = picture(world, { withoutKinds: ['Ingress'] });
    expect(nodes.some(({ id }) => id.includes('Ingress') || id === 'client outside')).toBe(false);
    expect(hidden).toEqual({ system: 0, filtered: 1 });
  });

  it('name the kinds that are drawn, also those left out', () => {
    const { kinds } = picture(world, { withoutKinds: ['Ingress'] });
    expect(kinds).toEqual(expect.arrayContaining(['Ingress', 'Pod', 'Service']));
    expect(kinds).not.toContain('Deployment');
  });

  it('by a namespace that has gone hide nothing', () => {
    expect(picture(world, { namespaces: ['gone'] }).nodes).toEqual(picture(world).nodes);
    expect(picture(world, { namespaces: ['shop', 'gone'] }).nodes).toEqual(picture(world, { namespaces: ['shop'] }).nodes);
  });

  it('hide what every cluster has unless asked for', () => {
    const own = { ...world.objects[7], metadata: { name: 'kube-dns', namespace: 'kube-system' } } as (typeof world.objects)[number];
    const cluster = clusterOf([...world.objects, own]);
    expect(picture(cluster).nodes.some(({ title }) => title === 'kube-dns')).toBe(false);
    expect(picture(cluster, { system: true }).nodes.some(({ title }) => title === 'kube-dns')).toBe(true);
  });
});
