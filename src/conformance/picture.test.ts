import { describe, expect, it } from 'vitest';
import { type Cluster, findByKey } from '../cluster/cluster.ts';
import { keyOf } from '../cluster/object.ts';
import type { Pod } from '../cluster/types.ts';
import { layout } from '../explain/picture/layout/index.ts';
import type { PlacedPicture, Rectangle } from '../explain/picture/layout/placed.ts';
import { picture } from '../explain/picture/picture.ts';
import { loadCases } from './cases.ts';

const everything = { system: true, foldAbove: Number.POSITIVE_INFINITY, foldHarderAbove: Number.POSITIVE_INFINITY };

const steps = loadCases().flatMap(({ name, settings, clusters, recorded }) =>
  clusters.map((objects, step) => {
    const { slices, endpoints, paths, dns } = recorded.observed[step] ?? { slices: [], endpoints: [], paths: [], dns: [] };
    const cluster: Cluster = { settings, objects: [...objects, ...slices, ...endpoints], sources: {} };
    return { title: `${name}, step ${step + 1}`, cluster, paths, dns };
  }),
);

describe.each(steps.map((step) => [step.title, step] as const))('the picture of %s', (_, { cluster, paths, dns }) => {
  it('lets nothing overlap', () => {
    for (const options of [{}, everything]) {
      const drawn = layout(picture(cluster, options));
      expect(overlaps(drawn.nodes)).toEqual([]);
      expect(drawn.nodes.every(staysInside)).toBe(true);
    }
  });

  it('sends to those who really answered', () => {
    for (const { node, mode, from, to, proto, backends = [] } of paths) {
      if (mode !== 'iptables' || from !== 'pod' || proto !== 'TCP') continue;
      const address = to.slice(0, to.lastIndexOf(':')).replace(/^\[|\]$/g, '');
      const service = cluster.objects.find((object) => clusterIpsOf(object).includes(address));
      if (!service || address.includes(':') || !portsOf(service).includes(Number(to.slice(to.lastIndexOf(':') + 1)))) continue;
      const { edges } = picture(cluster, { ...everything, from: `node:${node}` });
      const rules = `rules of ${keyOf(service)}`;
      const addresses = edges.filter((edge) => edge.from === rules).flatMap((edge) => addressesOf(cluster, edge.to));
      for (const backend of backends) expect(addresses, `${node} to ${to}`).toContain(backend.slice(0, backend.lastIndexOf(':')));
      if (backends.length === 0) expect(portsOf(service).length === 1 ? addresses : []).toEqual([]);
    }
  });

  it('gives the addresses that DNS really gave for a headless name', () => {
    const { edges } = picture(cluster, everything);
    for (const { name, type, answer } of dns) {
      const [, service, namespace] = /^([^.]+)\.([^.]+)\.svc\.cluster\.local\.$/.exec(name) ?? [];
      const found = findByKey(cluster, `Service ${namespace}/${service}`);
      if (type !== 'A' || !found || !clusterIpsOf(found).includes('None')) continue;
      const named = edges.filter(({ from }) => from === `name of ${keyOf(found)}`);
      const addresses = new Set(named.flatMap(({ to }) => addressesOf(cluster, to)).filter((address) => !address.includes(':')));
      if (answer.length > 0)
        expect([...addresses].sort(), name).toEqual([...new Set(answer.map(({ data }) => data.replace(/\.$/, '')))].sort());
    }
  });
});

function clusterIpsOf(object: unknown): readonly string[] {
  const { spec } = object as { spec?: { clusterIPs?: string[] } };
  return spec?.clusterIPs ?? [];
}

function portsOf(object: unknown): readonly number[] {
  const { spec } = object as { spec?: { ports?: { port: number }[] } };
  return (spec?.ports ?? []).map(({ port }) => port);
}

/** Of a Pod or of an address outside, by the id of its node. */
function addressesOf(cluster: Cluster, id: string): readonly string[] {
  const pod = findByKey(cluster, id) as Pod | undefined;
  return pod ? (pod.status.podIPs ?? []).map(({ ip }) => ip) : [id.replace(/^outside /, '')];
}

function staysInside({ lines, width, height }: PlacedPicture['nodes'][number]): boolean {
  return lines.every(({ x, y, end }) => x >= 0 && x <= width && y >= 0 && y <= height && (!end || x > width / 2));
}

function overlaps(all: readonly Rectangle[]): readonly (readonly [Rectangle, Rectangle])[] {
  const apart = (a: Rectangle, b: Rectangle) =>
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  return all.flatMap((a, i) => all.slice(i + 1).flatMap((b) => (apart(a, b) ? [] : [[a, b] as const])));
}
