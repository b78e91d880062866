import { expect, it } from 'vitest';
import { build } from '../../fixture.ts';
import { trace } from '../index.ts';

const pod = (name: string) =>
  `{apiVersion: v1, kind: Pod, metadata: {name: ${name}, labels: {app: ${name}}}, spec: {containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}}`;
const policy = (type: 'Ingress' | 'Egress', app: string) =>
  `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: shut}, spec: {podSelector: {matchLabels: {app: ${app}}}, policyTypes: [${type}]}}`;
const service = '{apiVersion: v1, kind: Service, metadata: {name: api}, spec: {selector: {app: api}, ports: [{port: 80}]}}';

it.each([
  ['Ingress', 'api'],
  ['Egress', 'front'],
] as const)('the hop of a policy for %s that stops a packet is about Pod %s, too', (type, app) => {
  const { cluster, options } = build([pod('api'), pod('front'), service, policy(type, app)].join('\n---\n'));
  const { hops, broken } = trace(cluster, { command: 'curl http://api', from: 'pod:default/front', seed: 1 }, options);
  expect(hops[broken ?? -1]?.objects.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['NetworkPolicy shut', `Pod ${app}`]);
});
