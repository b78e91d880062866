import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newCluster } from '../bootstrap.ts';
import type { Cluster } from '../cluster.ts';
import { defaultSettings } from '../settings.ts';
import { readFiles } from '../yaml/index.ts';
import { apply } from './apply.ts';

const definition = (kind: string, spec: string) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ${kind.toLowerCase()}s.example.com}
spec:
  group: example.com
  names: {kind: ${kind}, plural: ${kind.toLowerCase()}s}
  scope: Namespaced
  versions:
  - name: v1
    served: true
    storage: true
    schema: {openAPIV3Schema: {type: object, properties: {spec: ${spec}}}}
`;
const widgets = definition(
  'Widget',
  '{type: object, required: [size], properties: {size: {type: integer, minimum: 1}, colour: {type: string, enum: [red, green], default: red, pattern: "("}}}',
);
const widget = (spec: string, kind = 'Widget') => `{apiVersion: example.com/v1, kind: ${kind}, metadata: {name: w}, spec: ${spec}}\n`;

const run = (text: string, cluster: Cluster = newCluster(defaultSettings)) => {
  const { cluster: after, kubectl } = apply(cluster, readFiles([{ name: 'm.yaml', text }]));
  return { after, said: [...kubectl.stdout, ...kubectl.stderr] };
};
const withWidgets = run(widgets).after;
const saidOf = (spec: string) => run(widget(spec), withWidgets).said;

test('a kind is not there yet for what stands in the same file, and is for the next', () => {
  const first = run(`${widgets}---\n${widget('{size: 1}')}`);
  expect(first.said).toEqual([
    'customresourcedefinition.apiextensions.k8s.io/widgets.example.com created',
    'error: resource mapping not found for name: "w" namespace: "" from "m.yaml": no matches for kind "Widget" in version "example.com/v1"',
    'ensure CRDs are installed first',
  ]);
  const second = run(widget('{size: 1}'), first.after);
  expect(second.said).toEqual(['widget.example.com/w created']);
  expect(second.after.objects.find(({ kind }) => kind === 'Widget')).toMatchObject({ spec: { size: 1, colour: 'red' } });
  expect(run(widget('{size: 1}'), second.after).said).toEqual(['widget.example.com/w unchanged']);
  expect(run(widget('{size: 2}'), second.after).said).toEqual(['widget.example.com/w configured']);
});

describe('its own schema says', () => {
  test('what it must have', () => expect(saidOf('{}')).toEqual(['The Widget "w" is invalid: spec.size: Required value']));
  test('what it may be', () =>
    expect(saidOf('{size: 0, colour: blue}')).toEqual([
      'The Widget "w" is invalid: ',
      '* spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1',
      '* spec.colour: Unsupported value: "blue": supported values: "red", "green"',
    ]));
  test('what there is not', () =>
    expect(saidOf('{size: 1, weight: 2}')[0]).toContain('strict decoding error: unknown field "spec.weight"'));
});

test('a changed schema is asked anew', () => {
  const { after } = run(definition('Widget', '{type: object, x-kubernetes-preserve-unknown-fields: true}'), withWidgets);
  expect(run(widget('{weight: 2}'), after).said).toEqual(['widget.example.com/w created']);
});

test('a namesake of a kind that everybody knows is nobody else', () => {
  const { after } = run(definition('Service', '{type: object, x-kubernetes-preserve-unknown-fields: true}'));
  const { said, after: applied } = run(widget('{template: {}}', 'Service'), after);
  expect(said).toEqual(['service.example.com/w created']);
  expect(applied.objects.some(({ kind, metadata }) => kind === 'Service' && metadata.name === 'w')).toBe(false);
});

test('what a definition must say', () => {
  const text =
    '{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: widget}, spec: {group: local, names: {plural: widgets, kind: Widget}, versions: [{name: v1}]}}\n';
  expect(run(text).said.slice(1)).toEqual([
    '* metadata.name: Invalid value: "widget": must be spec.names.plural+"."+spec.group',
    '* spec.group: Invalid value: "local": should be a domain with at least one dot',
    '* spec.scope: Required value',
    '* spec.versions[0].schema.openAPIV3Schema: Required value',
  ]);
});

test('no schema and no object of it is too odd', () => {
  const word = fc.constantFrom(
    'type',
    'properties',
    'items',
    'default',
    'enum',
    'required',
    'minimum',
    'object',
    'array',
    'string',
    '__proto__',
  );
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 5 }, word, fc.integer(), fc.constant(null), fc.array(tie('node')), fc.dictionary(word, tie('node'))),
  }));
  fc.assert(
    fc.property(node, node, (schema, spec) => {
      const { after } = run(definition('Widget', JSON.stringify(schema)));
      const text = widget(JSON.stringify(spec));
      expect(run(text, after).said).toEqual(run(text, after).said);
    }),
    { numRuns: 60 },
  );
});
