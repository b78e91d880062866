import { describe, expect, it } from 'vitest';
import { newCluster } from '../../../cluster/bootstrap.ts';
import { settle } from '../../../cluster/controllers/index.ts';
import { defaultSettings } from '../../../cluster/settings.ts';
import { dnsConsole } from '../../dns-console/dns-console.ts';
import { findingsIn } from '../../findings/index.ts';
import { build } from '../../fixture.ts';
import { trace } from '../index.ts';

const given = (name: string, namespace: string) => ({
  name,
  namespace,
  uid: `uid-${name}`,
  resourceVersion: '7',
  creationTimestamp: '2025-03-04T05:06:07Z',
});
const service = (clusterIP: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: given('web', 'shop'),
  spec: { clusterIP, clusterIPs: [clusterIP], ipFamilies: ['IPv4'], ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] },
});
const dnsPod = (ready: 'True' | 'False') => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { ...given('coredns-x', 'kube-system'), labels: { 'k8s-app': 'kube-dns' } },
  spec: { nodeName: 'worker-1', containers: [{ name: 'coredns', image: 'coredns' }] },
  status: {
    phase: 'Running',
    podIPs: [{ ip: '10.244.1.9' }],
    conditions: [{ type: 'Ready', status: ready }],
    containerStatuses: ready === 'True' ? [] : [{ name: 'coredns', state: { waiting: { reason: 'CrashLoopBackOff' } } }],
  },
});

function cluster(...items: readonly object[]) {
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  return build(text).cluster;
}

const ask = (command: string, ...items: readonly object[]) => trace(cluster(...items), { command, from: 'namespace:shop', seed: 1 });

describe('the DNS Service of a cluster that was pasted in part', () => {
  const pasted = 'Service kube-dns is not among the manifests: CoreDNS is taken to be well, and ';

  it('is taken to be where kubeadm has it, and the hop says so', () => {
    const [resolver] = ask('curl http://web/', service('10.96.3.4')).hops;
    expect(resolver?.reason).toContain(`${pasted}at 10.96.0.10, the tenth address, as kubeadm has it.`);
  });

  it('has no address where the cluster IPs are not from the usual range', () => {
    const console = dnsConsole(cluster(service('172.20.3.4')), 'nslookup web', 'namespace:shop');
    expect(console).toMatchObject({
      outcome: 'answered',
      reason: expect.stringContaining(`${pasted}at an address that they do not tell.`),
    });
    expect(console).toMatchObject({ resolvConf: expect.arrayContaining(['nameserver <cluster IP of kube-dns>']) });
  });

  it('is nothing to speak of where nothing was pasted out of a cluster', () => {
    const fresh = settle(newCluster(defaultSettings));
    expect(trace(fresh, { command: 'nslookup kubernetes', from: 'namespace:default', seed: 1 }).hops[0]?.reason).not.toContain('taken');
  });
});

describe('CoreDNS without a ready Pod', () => {
  it('answers no name', () => {
    const { outcome, sentence, hops } = ask('curl http://web/', service('10.96.3.4'), dnsPod('False'));
    expect(outcome).toBe('refused');
    expect(sentence).toContain(
      'no name can be looked up: Service kube-dns has no ready endpoint, because the only Pod it selects, coredns-x,',
    );
    expect(sentence).toContain('(CrashLoopBackOff)');
    expect(hops.map(({ title }) => title)).toEqual(['CoreDNS is down']);
  });

  it('makes dig say so, with the search list and without', () => {
    expect(ask('dig web.shop', service('10.96.3.4'), dnsPod('False'))).toMatchObject({
      outcome: 'refused',
      output: ';; communications error to 10.96.0.10#53: connection refused',
    });
    expect(ask('nslookup web', service('10.96.3.4'), dnsPod('True')).outcome).toBe('answered');
  });

  it('is a finding where its Service was pasted', () => {
    const dns = {
      ...service('10.96.0.10'),
      metadata: given('kube-dns', 'kube-system'),
      spec: { ...service('10.96.0.10').spec, selector: { 'k8s-app': 'kube-dns' } },
    };
    expect(findingsIn({ cluster: cluster(dns, dnsPod('False')), options: {} }).map(({ code }) => code)).toEqual(['no-pod-ready']);
  });

  it('does not keep an address from being dialled', () => {
    expect(ask('curl http://10.96.3.4/', service('10.96.3.4'), dnsPod('False')).sentence).not.toContain('kube-dns');
  });
});
