import { expect, test } from 'vitest';
import { webService } from './fixture.ts';
import { chainNames as iptablesNames } from './iptables/chain-names.ts';
import { chainNames as nftNames } from './nftables/chain-names.ts';
import { servicePortsOf } from './service-port.ts';

const api = webService({ ports: [{ name: 'https', protocol: 'TCP', port: 443, targetPort: 6443 }] }, 'kubernetes');
const [info] = servicePortsOf(api, 'IPv4');

test('the API server has the chain names that every cluster has', () => {
  expect(info && iptablesNames(info).clusterPolicy).toBe('KUBE-SVC-NPX46M4PTMTKRN6Y');
  expect(info && nftNames(info).clusterPolicy).toBe('service-2QRHZV4L-default/kubernetes/tcp/https');
});
