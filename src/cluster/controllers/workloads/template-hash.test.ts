import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PodTemplate } from '../../types.ts';
import { goPrint } from './go-print.ts';
import { podTemplateHash, statefulSetRevision } from './template-hash.ts';

const template: PodTemplate = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'main', image: 'web:1' }] } };

it('prints a port with its types', () => {
  expect(goPrint('v1.ContainerPort', { containerPort: 80, protocol: 'TCP' })).toBe(
    '(v1.ContainerPort){Name:(string) HostPort:(int32)0 ContainerPort:(int32)80 Protocol:(v1.Protocol)TCP HostIP:(string)}',
  );
});

it('does not print what it does not know', () => {
  expect(goPrint('v1.Container', { name: 'main', readinessProbe: { tcpSocket: { port: 80 } } })).toBeUndefined();
  expect(goPrint('v1.Container', { name: 'main', resources: { limits: { cpu: '1' } } })).toBeUndefined();
  expect(goPrint('v1.Container', { name: 'main', newField: 1 })).toBeUndefined();
});

it('tells templates apart, known to it or not', () => {
  const probed = (port: number): PodTemplate => ({
    ...template,
    spec: { containers: [{ name: 'main', readinessProbe: { tcpSocket: { port } } }] },
  });
  const hashes = [template, probed(80), probed(81)].flatMap((each) => [podTemplateHash(each), statefulSetRevision(each)]);
  expect(new Set(hashes).size).toBe(6);
});

it('does not depend on the order of keys', () => {
  const container = fc.record({ name: fc.string(), image: fc.string(), command: fc.array(fc.string()) }, { requiredKeys: ['name'] });
  fc.assert(
    fc.property(container, (one) => {
      const of = (each: typeof one): PodTemplate => ({ spec: { containers: [each] } });
      const turned = Object.fromEntries(Object.entries(one).reverse()) as typeof one;
      expect(podTemplateHash(of(turned))).toBe(podTemplateHash(of(one)));
      expect(statefulSetRevision(of(turned))).toBe(statefulSetRevision(of(one)));
    }),
  );
});
