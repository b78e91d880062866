import { describe, expect, it } from 'vitest';
import { build } from '../fixture.ts';
import { dnsConsole } from './dns-console.ts';

const text = 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  ports: [{ port: 80, name: http }]\n';
const { cluster } = build(text);

function ask(command: string, from = 'namespace:default') {
  const told = dnsConsole(cluster, command, from);
  if ('problem' in told) throw new Error(told.problem);
  return told;
}

describe('the DNS console', () => {
  it('spells the search list out and every try with its answer', () => {
    const { resolvConf, tries } = ask('nslookup web.default');
    expect(resolvConf).toEqual([
      'search default.svc.cluster.local svc.cluster.local cluster.local',
      'nameserver 10.96.0.10',
      'options ndots:5',
    ]);
    expect(tries.map(({ name, type, result, taken }) => `${name} ${type} ${result} ${taken}`)).toEqual([
      'web.default.default.svc.cluster.local. A NXDOMAIN false',
      'web.default.default.svc.cluster.local. AAAA NXDOMAIN false',
      'web.default.svc.cluster.local. A 1 record true',
      'web.default.svc.cluster.local. AAAA NOERROR, no record of this type false',
    ]);
    expect(tries[0]?.dig).toContain('status: NXDOMAIN');
  });

  it('prints the answer as both tools do, the typed one first', () => {
    expect(ask('dig +search web').outputs.map(({ tool }) => tool)).toEqual(['dig', 'nslookup']);
    expect(ask('host web').outputs.map(({ tool }) => tool)).toEqual(['nslookup', 'dig']);
    const [typed, other] = ask('nslookup web').outputs;
    expect(typed?.text).toContain('Name:\tweb.default.svc.cluster.local');
    expect(other?.text).toContain(';; flags: qr aa rd');
  });

  it('asks one name as it is without the search list', () => {
    expect(ask('dig web').tries.map(({ name }) => name)).toEqual(['web.']);
  });

  it('has no resolver of the cluster outside of it', () => {
    expect(ask('nslookup web.default.svc.cluster.local', 'outside')).toMatchObject({ resolvConf: [], outcome: 'nxdomain' });
  });

  it.each([
    ['curl http://web', 'dig +search web.default'],
    ['dig', 'dig +search web.default'],
    ['', 'dig +search web.default'],
    ['what is this', 'dig +search web.default'],
    ['nslookup', 'nslookup web.default'],
  ])('answers "%s" with an example that works', (command, example) => {
    expect(dnsConsole(cluster, command, 'namespace:default')).toMatchObject({ example });
    expect(ask(example).outcome).toBe('answered');
  });
});
