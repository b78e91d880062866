import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { kindNamed } from '../../kinds/index.ts';
import type { KindDefinition } from '../../kinds/kind.ts';
import type { KubeObject } from '../../object.ts';
import { defaultSettings } from '../../settings.ts';
import { fieldErrorText } from '../field-error.ts';

const context = { cluster: { settings: defaultSettings, objects: [], sources: {} } };

function made(kind: string, spec: string): KubeObject & { spec: unknown; status?: unknown } {
  const definition = kindNamed(kind) as KindDefinition;
  const metadata = { name: 'x', ...(definition.namespaced ? { namespace: 'default' } : {}) };
  const given = { apiVersion: 'gateway.networking.k8s.io/v1', kind, metadata, spec: parse(spec) } as KubeObject;
  const defaulted = definition.defaults?.(given) ?? given;
  return (definition.prepare?.(defaulted, context) ?? defaulted) as KubeObject & { spec: unknown };
}

const complaints = (kind: string, spec: string) => (kindNamed(kind)?.validate?.(made(kind, spec), context) ?? []).map(fieldErrorText);

const unchecked =
  '<nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation';

describe('a custom resource', () => {
  it('gets the defaults of its schema, inside lists and inside defaults too', () => {
    expect(made('HTTPRoute', '{ parentRefs: [ { name: gate } ] }').spec).toEqual({
      parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'gate' }],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }] }],
    });
  });

  it('waits for its controller', () => {
    const conditions = (made('GatewayClass', '{ controllerName: example.com/gate }').status as { conditions: { reason: string }[] })
      .conditions;
    expect(conditions.map(({ reason }) => reason)).toEqual(['Pending']);
  });

  it('drops a null where the schema allows none', () => {
    expect(complaints('HTTPRoute', '{ hostnames: null, rules: [ { name: null } ] }')).toEqual([]);
  });

  it('says what is wrong in the words of the schema validator', () => {
    expect(complaints('HTTPRoute', '{ hostnames: [ "*" ] }')[0]).toMatch(
      /^spec.hostnames\[0\]: Invalid value: "\*": spec.hostnames\[0\] in body should match '/,
    );
    expect(complaints('GatewayClass', '{}')).toEqual(['spec.controllerName: Required value', unchecked]);
    expect(complaints('Gateway', '{ gatewayClassName: c, listeners: [ { name: a, port: "80", protocol: HTTP } ] }')).toEqual([
      'spec.listeners[0].port: Invalid value: "string": spec.listeners[0].port in body must be of type integer: "string"',
      unchecked,
    ]);
    expect(
      complaints(
        'Gateway',
        '{ gatewayClassName: c, listeners: [ { name: a, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: Any } } } ] }',
      ),
    ).toEqual([
      'spec.listeners[0].allowedRoutes.namespaces.from: Unsupported value: "Any": supported values: "All", "Selector", "Same"',
      unchecked,
    ]);
  });

  it('tells rules about a whole from rules that could not be told', () => {
    expect(complaints('Gateway', '{ gatewayClassName: c, listeners: [ { name: a, port: 80, protocol: TLS } ] }')).toEqual([
      'spec.listeners: Invalid value: tls mode must be set for protocol TLS',
    ]);
    expect(complaints('Gateway', '{ gatewayClassName: c, listeners: [ { name: a, port: 443, protocol: HTTPS, tls: {} } ] }')).toEqual([
      'spec.listeners[0].tls: Invalid value: "object": no such key: certificateRefs evaluating rule: certificateRefs or options must be specified when mode is Terminate',
    ]);
  });

  it('keeps the controller of a GatewayClass', () => {
    const [old, changed] = [made('GatewayClass', '{ controllerName: a.io/b }'), made('GatewayClass', '{ controllerName: a.io/c }')];
    const errors = kindNamed('GatewayClass')?.validateUpdate?.(changed, old, context) ?? [];
    expect(errors.map(fieldErrorText)).toEqual(['spec.controllerName: Invalid value: "a.io/c": field is immutable']);
  });

  it('names a parent twice only for two of its listeners', () => {
    const message =
      'spec.parentRefs: Invalid value: sectionName must be unique when parentRefs includes 2 or more references to the same parent';
    expect(complaints('HTTPRoute', '{ parentRefs: [ { name: g, sectionName: a }, { name: g, sectionName: a } ] }')).toEqual([message]);
    expect(complaints('HTTPRoute', '{ parentRefs: [ { name: g, sectionName: a }, { name: g, sectionName: b } ] }')).toEqual([]);
  });
});
