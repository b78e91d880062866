import { describe, expect, it } from 'vitest';
import { build } from '../fixture.ts';
import { trace } from './index.ts';

/** Pod one on node-a behind np (node port 30080, Local), plain (80 → 8080) and astray (80 → 9090); StatefulSet db; Ingress shop.example.com/api. */
const text = `---
{apiVersion: v1, kind: Pod, metadata: {name: one, labels: {app: one}}, spec: {nodeName: node-a, containers: [{name: c, image: i, ports: [{containerPort: 8080}]}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: np}, spec: {type: NodePort, externalTrafficPolicy: Local, selector: {app: one}, ports: [{port: 80, targetPort: 8080, nodePort: 30080}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: plain}, spec: {selector: {app: one}, ports: [{port: 80, targetPort: 8080}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: astray}, spec: {selector: {app: one}, ports: [{port: 80, targetPort: 9090}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: nobody}, spec: {selector: {app: none}, ports: [{port: 80}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: db}, spec: {clusterIP: None, selector: {app: db}, ports: [{port: 3306}]}}
---
{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}, spec: {serviceName: db, selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: c, image: i}]}}}}
---
{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: shop}, spec: {rules: [{host: shop.example.com, http: {paths: [{path: /api, pathType: Prefix, backend: {service: {name: plain, port: {number: 80}}}}]}}]}}
`;

const { cluster } = build(text);
const ask = (command: string, from = 'namespace:default') => trace(cluster, { command, from, seed: 1 });
const insteadOf = (command: string, from?: string) => ask(command, from).hops.flatMap(({ instead }) => instead ?? []);

describe('a node port of another node', () => {
  it.each(['namespace:default', 'node:node-a'])('from %s meets the rules of that node, whose policy is Local', (from) => {
    const told = ask('curl http://172.18.0.4:30080', from);
    expect([told.outcome, told.sentence]).toEqual(['timeout', expect.stringContaining('externalTrafficPolicy is Local, and node-b')]);
    expect(told.hops.map(({ title }) => title).filter((title) => title.startsWith('kube-proxy'))).toEqual([
      'kube-proxy on node-a',
      'kube-proxy on node-b',
    ]);
  });

  it('answers where that node has the endpoint', () => {
    expect(ask('curl http://172.18.0.3:30080', 'node:node-b')).toMatchObject({
      outcome: 'answered',
      sentence: expect.stringMatching(/^one /),
    });
  });
});

describe('a port that the containers do not declare', () => {
  it('is answered with a doubt where they declare another', () => {
    const doubt = 'if it listens on TCP port 9090; its containers declare 8080.';
    expect(ask('curl http://astray').sentence).toContain(doubt);
    expect(ask('kubectl port-forward svc/astray 8080:80').sentence).toContain(doubt);
    expect(ask('curl http://plain').sentence).not.toContain('if it listens');
    expect(ask('curl http://db-0.db:3306').sentence).not.toContain('if it listens');
  });
});

describe('what to ask instead', () => {
  it.each([
    ['dig plain', 'dig +search plain'],
    ['nslookup db-0', 'nslookup db-0.db'],
    ['curl http://plain.default.cluster.local', 'curl http://plain.default.svc.cluster.local'],
    ['curl https://plain', 'curl http://plain:80'],
  ])('%s: %s', (command, instead) => {
    expect(insteadOf(command)).toEqual([instead]);
    expect(ask(instead).outcome).toBe('answered');
  });

  it('leaves dig alone where the dot was typed', () => {
    expect(insteadOf('dig plain.')).toEqual([]);
  });

  it('is the host that an Ingress serves', () => {
    expect(ask('curl http://shpo.example.com/api', 'outside').sentence).toContain('they serve shop.example.com');
    expect(insteadOf('curl http://shpo.example.com/api', 'outside')).toEqual(['curl http://shop.example.com/api']);
  });
});

describe('sentences', () => {
  it('a path that no rule is for ends at the Ingress', () => {
    expect(ask('curl http://shop.example.com/', 'outside')).toMatchObject({
      outcome: 'http-error',
      sentence: expect.stringMatching(/404.*host shop\.example\.com and path \//),
    });
  });

  it('say which families and protocols there are', () => {
    expect(ask('curl -6 http://plain').sentence).toBe('No record: Service plain has IPv4 addresses only.');
    expect(ask('nc -u plain 80').sentence).toContain('no UDP port 80 (it has TCP 80)');
  });

  it('do not take a host of the internet for an endpoint', () => {
    expect(ask('curl https://example.com').hops[1]?.reason).toContain('outside of the cluster');
  });

  it('the command shows the table in which the rule stands', () => {
    const commandsOf = (command: string) => ask(command).hops.find(({ stage }) => stage === 'node')?.command;
    expect([commandsOf('curl http://nobody'), commandsOf('curl http://plain')]).toEqual([
      'iptables-save -t filter',
      'iptables-save -t nat',
    ]);
  });

  it('grpcurl list asks the reflection service', () => {
    expect(ask('grpcurl -plaintext plain:80 list').reading).toContain('/grpc.reflection.v1.ServerReflection/ServerReflectionInfo');
  });
});
