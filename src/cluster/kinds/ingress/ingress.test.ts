import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fieldErrorText } from '../../apiserver/field-error.ts';
import type { KubeObject } from '../../object.ts';
import { defaultSettings } from '../../settings.ts';
import type { Ingress, IngressClass } from '../../types.ts';
import { ingressClass } from '../ingress-class/index.ts';
import { ingress } from './index.ts';
import { prepareIngress } from './prepare.ts';

const ingressOf = (spec: string, annotations?: Record<string, string>) =>
  ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'i', namespace: 'default', ...(annotations ? { annotations } : {}) },
    spec: parse(spec),
  }) as Ingress;

const classNamed = (name: string, creationTimestamp: string): KubeObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'IngressClass',
  metadata: { name, creationTimestamp, annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } },
});

const withClasses = (...objects: KubeObject[]) => ({ cluster: { settings: defaultSettings, objects, sources: {} } });
const context = withClasses();

function complaints(path: string): readonly string[] {
  const backend = '{ service: { name: web, port: { number: 80 } } }';
  const object = ingressOf(`{ rules: [ { http: { paths: [ { path: "${path}", pathType: Prefix, backend: ${backend} } ] } } ] }`);
  return (ingress.validate?.(object, context) ?? []).map(fieldErrorText);
}

describe('a new Ingress', () => {
  const plain = ingressOf('{ defaultBackend: { service: { name: web, port: { number: 80 } } } }');
  const classGiven = (given: Ingress, ...classes: KubeObject[]) => prepareIngress(given, withClasses(...classes)).spec.ingressClassName;

  it('gets the newest default class, of equally new ones the alphabetically first', () => {
    expect(classGiven(plain, classNamed('a', '2026-01-01T00:00:00Z'), classNamed('b', '2026-01-02T00:00:00Z'))).toBe('b');
    expect(classGiven(plain, classNamed('b', '2026-01-01T00:00:00Z'), classNamed('a', '2026-01-01T00:00:00Z'))).toBe('a');
  });

  it('keeps what it says itself, in the field or the annotation', () => {
    const annotated = { ...plain, metadata: { ...plain.metadata, annotations: { 'kubernetes.io/ingress.class': 'x' } } };
    expect(classGiven(annotated, classNamed('a', ''))).toBeUndefined();
    expect(ingress.warnings?.(annotated, undefined, context)).toHaveLength(1);
    expect(ingress.warnings?.(annotated, annotated, context)).toEqual([]);
  });

  it('names the Services, class and Secrets it needs', () => {
    const object = ingressOf(
      '{ ingressClassName: c, tls: [ { secretName: s } ], defaultBackend: { service: { name: web, port: { number: 80 } } } }',
    );
    expect(ingress.references?.(object).map(({ kind, name, path }) => `${kind} ${name} ${path}`)).toEqual([
      'IngressClass c spec.ingressClassName',
      'Service web spec.defaultBackend.service.name',
      'Secret s spec.tls[0].secretName',
    ]);
  });
});

describe('a path', () => {
  it('may not climb', () => {
    expect(complaints('/a/..')).toEqual(['spec.rules[0].http.paths[0].path: Invalid value: "/a/..": cannot end with \'/..\'']);
    expect(complaints('/a/./b')).toEqual(['spec.rules[0].http.paths[0].path: Invalid value: "/a/./b": must not contain \'/./\'']);
    expect(complaints('/a/b..')).toEqual([]);
  });
});

it('says what a resource has to be called', () => {
  const object = ingressOf('{ defaultBackend: { resource: { apiGroup: k8s.example.com } } }');
  expect((ingress.validate?.(object, context) ?? []).map(fieldErrorText)).toEqual([
    'spec.defaultBackend.resource.kind: Required value: kind is required',
    'spec.defaultBackend.resource.name: Required value: name is required',
  ]);
});

describe('an IngressClass', () => {
  const check = (spec: string) => {
    const object = { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata: { name: 'c' }, spec: parse(spec) } as IngressClass;
    return (ingressClass.validate?.(ingressClass.defaults?.(object) ?? object, context) ?? []).map(fieldErrorText);
  };

  it('has parameters of the cluster or of a namespace', () => {
    expect(check('{ controller: a.io/b, parameters: { kind: K, name: n, namespace: x } }')).toEqual([
      "spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'",
    ]);
    expect(check('{ controller: a.io/b, parameters: { kind: K, name: n, scope: Namespace } }')).toEqual([
      "spec.parameters.namespace: Required value: `parameters.scope` is set to 'Namespace'",
    ]);
    expect(check('{ controller: a.io/b, parameters: { kind: a/b, name: n } }')).toEqual([
      'spec.parameters.kind: Invalid value: "a/b": may not contain \'/\'',
    ]);
  });

  it('names its controller by domain and path', () => {
    expect(check('{}')).toEqual(['spec.controller: Required value']);
    expect(check('{ controller: a.io/ }')).toEqual([
      'spec.controller: Invalid value: "a.io/": must be a domain-prefixed path (such as "acme.io/foo")',
    ]);
    expect(check('{ controller: a.io/b }')).toEqual([]);
  });
});
