import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldErrorText } from '../../apiserver/field-error.ts';
import type { Cluster } from '../../cluster.ts';
import { defaultSettings, type IpFamilySetting } from '../../settings.ts';
import type { Service } from '../../types.ts';
import { service as kind } from './index.ts';

const clusterOf = (ipFamily: IpFamilySetting, ...objects: Service[]): Cluster => ({
  settings: { ...defaultSettings, ipFamily },
  objects,
  sources: {},
});

const named = (name: string, spec: Record<string, unknown>) =>
  ({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'default', uid: name }, spec }) as unknown as Service;

/** The stored Service, or the complaints. */
function write(cluster: Cluster, given: Service, old?: Service): Service | string[] {
  const context = { cluster };
  const prepared = kind.prepare?.(kind.defaults?.(given) ?? given, context, old) ?? given;
  if (Array.isArray(prepared)) return prepared.map(fieldErrorText);
  const stored = prepared as Service;
  const errors = (old ? kind.validateUpdate?.(stored, old, context) : kind.validate?.(stored, context)) ?? [];
  return errors.length > 0 ? errors.map(fieldErrorText) : stored;
}

const stored = (result: Service | string[]): Service => {
  if (Array.isArray(result)) throw new Error(result.join('\n'));
  return result;
};

describe('families', () => {
  test('a headless Service without selector is dual-stack even where the cluster is not', () => {
    const { spec } = stored(write(clusterOf('ipv4'), named('db', { clusterIP: 'None' })));
    expect(spec).toMatchObject({ ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv4', 'IPv6'], clusterIPs: ['None'] });
  });

  test('PreferDualStack takes what there is', () => {
    const web = named('web', { ports: [{ port: 80 }], ipFamilyPolicy: 'PreferDualStack' });
    expect(stored(write(clusterOf('ipv6'), web)).spec.ipFamilies).toEqual(['IPv6']);
    const both = stored(write(clusterOf('dual6'), web)).spec;
    expect(both.ipFamilies).toEqual(['IPv6', 'IPv4']);
    expect(both.clusterIPs).toHaveLength(2);
    expect(both.clusterIP).toBe(both.clusterIPs?.[0]);
  });

  test('SingleStack again releases the second address', () => {
    const cluster = clusterOf('dual4');
    const old = stored(write(cluster, named('web', { ports: [{ port: 80 }], ipFamilyPolicy: 'RequireDualStack' })));
    const { spec } = stored(write(cluster, { ...old, spec: { ...old.spec, ipFamilyPolicy: 'SingleStack' } }, old));
    expect(spec.clusterIPs).toEqual(old.spec.clusterIPs?.slice(0, 1));
    expect(spec.ipFamilies).toEqual(['IPv4']);
  });
});

describe('allocation', () => {
  test('another Service moves nobody', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (name) => {
        const given = named('web', { type: 'NodePort', ports: [{ port: 80 }] });
        const other = stored(write(clusterOf('ipv4'), named(name, { type: 'NodePort', ports: [{ port: 80 }] })));
        const alone = stored(write(clusterOf('ipv4'), given)).spec;
        const beside = stored(write(clusterOf('ipv4', other), given)).spec;
        if (other.spec.clusterIP === alone.clusterIP || name === 'web') return;
        expect(beside.clusterIP).toBe(alone.clusterIP);
      }),
    );
  });

  test('what is taken is refused, before anything else is looked at', () => {
    const first = stored(
      write(clusterOf('ipv4'), named('a', { clusterIP: '10.96.0.77', type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] })),
    );
    const cluster = clusterOf('ipv4', first);
    expect(write(cluster, named('b', { clusterIP: '10.96.0.77', ports: [] }))).toEqual([
      'spec.clusterIPs: Invalid value: ["10.96.0.77"]: failed to allocate IP 10.96.0.77: provided IP is already allocated',
    ]);
    expect(write(cluster, named('b', { type: 'NodePort', ports: [{ port: 0, nodePort: 30080 }] }))).toEqual([
      'spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated',
    ]);
  });

  test('one number for both protocols of a port', () => {
    const ports = [
      { name: 'udp', port: 53, protocol: 'UDP' },
      { name: 'tcp', port: 53, protocol: 'TCP' },
    ];
    const { spec } = stored(write(clusterOf('ipv4'), named('dns', { type: 'NodePort', ports })));
    expect(spec.ports?.[0]?.nodePort).toBe(spec.ports?.[1]?.nodePort);
  });
});

describe('updates', () => {
  const cluster = clusterOf('ipv4');
  const old = stored(write(cluster, named('web', { type: 'LoadBalancer', externalTrafficPolicy: 'Local', ports: [{ port: 80 }] })));

  test('addresses and ports that the new version leaves out stay', () => {
    const given = named('web', { type: 'LoadBalancer', externalTrafficPolicy: 'Local', ports: [{ port: 80, targetPort: 'http' }] });
    const { spec } = stored(write(cluster, given, old));
    expect(spec.clusterIPs).toEqual(old.spec.clusterIPs);
    expect(spec.ports?.[0]?.nodePort).toBe(old.spec.ports?.[0]?.nodePort);
    expect(spec.healthCheckNodePort).toBe(old.spec.healthCheckNodePort);
  });

  test('another type drops what it has no use for', () => {
    const { spec } = stored(write(cluster, { ...old, spec: { ...old.spec, type: 'ExternalName', externalName: 'db.example' } }, old));
    expect(Object.keys(spec).sort()).toEqual(['externalName', 'ports', 'sessionAffinity', 'type']);
    expect(spec.ports).toEqual([{ port: 80, targetPort: 80, protocol: 'TCP' }]);
  });

  test('a cluster IP may not change', () => {
    expect(write(cluster, { ...old, spec: { ...old.spec, clusterIP: 'None' } }, old)).toEqual([
      'spec.clusterIPs[0]: Invalid value: ["None"]: may not change once set',
      'spec.clusterIPs[0]: Invalid value: "None": may not be set to \'None\' for LoadBalancer services',
    ]);
  });
});

test('nothing that decodes makes it throw', () => {
  const word = fc.oneof(
    fc.constantFrom('', 'None', '10.96.0.9', 'fd00::1', 'ClusterIP', 'ExternalName', 'NodePort', 'LoadBalancer', 'Local'),
    fc.string(),
  );
  const spec = fc.record(
    {
      type: word,
      clusterIP: word,
      clusterIPs: fc.array(word, { maxLength: 3 }),
      ipFamilies: fc.array(fc.constantFrom('IPv4', 'IPv6', 'x'), { maxLength: 3 }),
      ipFamilyPolicy: fc.constantFrom('SingleStack', 'PreferDualStack', 'RequireDualStack', 'x'),
      externalIPs: fc.array(word, { maxLength: 2 }),
      ports: fc.array(fc.record({ port: fc.integer({ min: -1, max: 70000 }), nodePort: fc.integer({ min: 0, max: 40000 }), name: word })),
      selector: fc.dictionary(word, word),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(spec, spec, fc.constantFrom('ipv4', 'dual4', 'dual6', 'ipv6'), (one, other, family) => {
      const cluster = clusterOf(family as IpFamilySetting);
      const first = write(cluster, named('web', one));
      expect(write(cluster, named('web', one))).toEqual(first);
      if (!Array.isArray(first)) write(cluster, named('web', other), first);
    }),
  );
});

test('a load balancer may have the port of the kubelet', () => {
  const web = named('web', { type: 'LoadBalancer', ports: [{ port: 10250 }] });
  expect(stored(write(clusterOf('ipv4'), web)).spec.ports?.[0]).toMatchObject({ port: 10250, targetPort: 10250 });
});
