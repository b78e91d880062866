import { describe, expect, test } from 'vitest';
import { fieldErrorText } from '../../apiserver/field-error.ts';
import type { Cluster } from '../../cluster.ts';
import { defaultSettings } from '../../settings.ts';
import type { Pod } from '../../types.ts';
import { imageTag } from './container-defaults.ts';
import { pod as kind } from './index.ts';

const cluster: Cluster = { settings: defaultSettings, objects: [], sources: {} };
const withSpec = (spec: object, name = 'web') =>
  ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'default', uid: 'u' }, spec }) as unknown as Pod;
const stored = (spec: object): Pod => {
  const defaulted = kind.defaults?.(withSpec(spec)) ?? withSpec(spec);
  return (kind.prepare?.(defaulted, { cluster }) ?? defaulted) as Pod;
};
const complaints = (spec: object) => (kind.validate?.(stored(spec), { cluster }) ?? []).map(fieldErrorText);
const main = { name: 'main', image: 'nginx' };

describe('defaults', () => {
  test('a Pod on the network of its node takes the ports there', () => {
    const { spec } = stored({ hostNetwork: true, containers: [{ ...main, ports: [{ containerPort: 80 }] }] });
    expect(spec.containers[0]?.ports).toEqual([{ containerPort: 80, hostPort: 80, protocol: 'TCP' }]);
  });

  test('what is limited is requested', () => {
    const { spec } = stored({ containers: [{ ...main, resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '500m' } } }] });
    expect(spec.containers[0]?.resources).toEqual({
      limits: { cpu: '1', memory: '1Gi' },
      requests: { cpu: '500m', memory: '1Gi' },
    });
  });

  test('zero is no value', () => {
    const { spec } = stored({
      hostNetwork: false,
      hostname: '',
      containers: [{ ...main, stdin: false, command: [], env: [{ name: 'A', value: '' }] }],
    });
    expect(spec).not.toHaveProperty('hostNetwork');
    expect(spec).not.toHaveProperty('hostname');
    expect(spec.containers[0]).toMatchObject({ env: [{ name: 'A' }] });
    expect(spec.containers[0]).not.toHaveProperty('stdin');
  });

  test('a volume without a source is an empty directory', () => {
    const { spec } = stored({ containers: [main], volumes: [{ name: 'a' }, { name: 'b', configMap: { name: 'c' } }] });
    expect(spec.volumes).toEqual([
      { name: 'a', emptyDir: {} },
      { name: 'b', configMap: { name: 'c', defaultMode: 420 } },
    ]);
  });

  test('every Pod bears with a node in trouble, unless it says how long itself', () => {
    expect(stored({ containers: [main] }).spec.tolerations).toHaveLength(2);
    expect(stored({ containers: [main], tolerations: [{ operator: 'Exists' }] }).spec.tolerations).toHaveLength(1);
  });

  test.each([
    ['nginx', 'latest'],
    ['localhost:5000/nginx', 'latest'],
    ['localhost:5000/nginx:1.2', '1.2'],
    ['nginx@sha256:abc', ''],
  ])('the tag of %s is "%s"', (image, tag) => {
    expect(imageTag(image)).toBe(tag);
  });
});

describe('validation', () => {
  test('complaints come in the order of the fields that the API server reads', () => {
    expect(
      complaints({
        hostname: 'Web',
        dnsPolicy: 'None',
        containers: [
          { name: 'a', image: 'b', volumeMounts: [{ name: 'data', mountPath: '/d' }], readinessProbe: {} },
          { name: 'a', image: ' b' },
        ],
      }),
    ).toEqual([
      'spec.containers[0].volumeMounts[0].name: Not found: "data"',
      'spec.containers[0].readinessProbe: Required value: must specify a handler type',
      'spec.containers[1].name: Duplicate value: "a"',
      'spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None',
      expect.stringMatching(/^spec\.hostname: Invalid value: "Web": a lowercase RFC 1123 label/),
      'spec.containers[1].image: Invalid value: " b": must not have leading or trailing whitespace',
    ]);
  });

  test('port names are unique in a container, host ports in the Pod', () => {
    const ports = [
      { name: 'http', containerPort: 80, hostPort: 80 },
      { name: 'http', containerPort: 81, hostPort: 80 },
    ];
    expect(complaints({ containers: [{ ...main, ports }] })).toEqual([
      'spec.containers[0].ports[1].name: Duplicate value: "http"',
      'spec.containers[0].ports[1].hostPort: Duplicate value: "TCP//80"',
    ]);
  });

  test('a request above its limit', () => {
    const resources = { limits: { cpu: '500m' }, requests: { cpu: '2' } };
    expect(complaints({ containers: [{ ...main, resources }] })).toEqual([
      'spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 500m',
    ]);
  });

  test('only a sidecar among the init containers may be probed', () => {
    const probed = { name: 'init', image: 'b', livenessProbe: { tcpSocket: { port: 80 } } };
    expect(complaints({ containers: [main], initContainers: [probed] })).toEqual([
      'spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without restartPolicy=Always',
    ]);
    expect(complaints({ containers: [main], initContainers: [{ ...probed, restartPolicy: 'Always' }] })).toEqual([]);
  });
});

describe('updates', () => {
  const old = stored({ containers: [{ ...main, ports: [{ containerPort: 80 }] }] });
  const update = (spec: object) => {
    const next = { ...old, spec: { ...old.spec, ...spec } } as Pod;
    return (kind.validateUpdate?.(next, old, { cluster }) ?? []).map(fieldErrorText);
  };

  test('an image may change, a port may not', () => {
    const [container] = old.spec.containers;
    expect(update({ containers: [{ ...container, image: 'nginx:2' }] })).toEqual([]);
    const refused = update({ containers: [{ ...container, ports: [] }] })[0];
    expect(refused).toMatch(/^spec: Forbidden: pod updates may not change fields other than/);
    expect(refused).toContain('-     "ContainerPort": 80,\n');
  });

  test('of an image that changes beside a port, the refusal says nothing', () => {
    const [container] = old.spec.containers;
    expect(update({ containers: [{ ...container, image: 'nginx:2', ports: [] }] })[0]).not.toContain('nginx:2');
  });

  test('containers may not come or go', () => {
    expect(update({ containers: [...old.spec.containers, { name: 'b', image: 'c' }] }).at(-1)).toBe(
      'spec.containers: Forbidden: pod updates may not add or remove containers',
    );
  });
});

test('a name with dots makes an odd hostname', () => {
  const named = { ...stored({ containers: [main] }), metadata: { name: 'a.b', namespace: 'default' } } as Pod;
  expect(kind.warnings?.(named, undefined, { cluster })).toEqual([
    "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]",
  ]);
});

test('one port of two containers is worth a word', () => {
  const ports = [{ containerPort: 80 }];
  const twice = stored({
    containers: [
      { name: 'a', image: 'b', ports },
      { name: 'c', image: 'd', ports },
    ],
  });
  expect(kind.warnings?.(twice, undefined, { cluster })).toEqual([
    'spec.containers[1].ports[0]: duplicate port definition with spec.containers[0].ports[0]',
  ]);
});

describe('values that the API server prints in its own form', () => {
  test('a toleration', () => {
    expect(complaints({ containers: [main], tolerations: [{ operator: 'Exists', value: 'x' }] })).toEqual([
      'spec.tolerations[0].operator: Invalid value: {"Key":"","Operator":"Exists","Value":"x","Effect":"","TolerationSeconds":null}: value must be empty when `operator` is \'Exists\'',
    ]);
  });

  test('a security context', () => {
    const securityContext = { privileged: true, allowPrivilegeEscalation: false };
    expect(complaints({ containers: [{ ...main, securityContext }] })[0]).toMatch(
      /^spec\.containers\[0\]\.securityContext: Invalid value: \{"Capabilities":null,"Privileged":true,/,
    );
  });
});

test('a resource that nobody knows is refused twice', () => {
  expect(complaints({ containers: [{ ...main, resources: { requests: { gpu: '1' } } }] })).toEqual([
    'spec.containers[0].resources.requests[gpu]: Invalid value: "gpu": must be a standard resource type or fully qualified',
    'spec.containers[0].resources.requests[gpu]: Invalid value: "gpu": must be a standard resource for containers',
  ]);
});

test.each([
  [
    { hostPath: { path: '/a/../b', type: 'dir' } },
    [
      'hostPath.path: Invalid value: "/a/../b": must not contain \'..\'',
      'hostPath.type: Unsupported value: "dir": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"',
    ],
  ],
  [
    { configMap: { name: 'a', defaultMode: 777, items: [{ key: 'k', path: '/abs' }] } },
    [
      'configMap.defaultMode: Invalid value: 777: must be a number between 0 and 0777 (octal), both inclusive',
      'configMap.items[0].path: Invalid value: "/abs": must be a relative path',
    ],
  ],
  [{ nfs: { server: 's', path: 'data' } }, ['nfs.path: Invalid value: "data": must be an absolute path']],
  [{ hostPath: { path: '/a' }, emptyDir: {} }, ['hostPath: Forbidden: may not specify more than 1 volume type']],
])('volume %j', (source, expected) => {
  expect(complaints({ containers: [main], volumes: [{ name: 'v', ...source }] })).toEqual(
    expected.map((text) => `spec.volumes[0].${text}`),
  );
});

test('warnings of what has no effect', () => {
  const given = withSpec({
    containers: [{ ...main, ports: [{ containerPort: 80, protocol: 'TCP', hostIP: '127.0.0.1' }] }],
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: 'beta.kubernetes.io/arch', operator: 'In', values: ['amd64'] }] }],
        },
      },
    },
  });
  const annotations = { 'seccomp.security.alpha.kubernetes.io/pod': 'runtime/default' };
  expect(kind.warnings?.({ ...given, metadata: { ...given.metadata, annotations } }, undefined, { cluster })).toEqual([
    'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].key: beta.kubernetes.io/arch is deprecated since v1.14; use "kubernetes.io/arch" instead',
    'metadata.annotations[seccomp.security.alpha.kubernetes.io/pod]: non-functional in v1.27+; use the "seccompProfile" field instead',
    'spec.containers[0].ports[0]: hostIP set without hostPort: {Name: HostPort:0 ContainerPort:80 Protocol:TCP HostIP:127.0.0.1}',
  ]);
});
