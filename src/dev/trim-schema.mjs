// Trims the API server's OpenAPI document into what strict decoding, patching and CRD defaulting read.
//   node src/dev/trim-schema.mjs KUBERNETES_JSON > src/cluster/apiserver/decoding/schema.json
import { readFileSync } from 'node:fs';

const full = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const short = (name) => name.replace(/^io\.k8s\.(api|networking|apimachinery\.pkg)\./, '').replace(/^apis\./, '');
const refOf = ({ $ref }) => short($ref.slice('#/components/schemas/'.length));
const intOrString = 'util.intstr.IntOrString';
const quantity = 'api.resource.Quantity';

function builtIn(node) {
  if (node.$ref) return { $ref: refOf(node) };
  if (node.allOf?.length === 1) return { ...builtIn(node.allOf[0]), ...patchRules(node) };
  const out = {};
  if (node.type) out.type = node.type;
  if (node.format) out.format = node.format;
  if (node.properties) out.properties = Object.fromEntries(Object.entries(node.properties).map(([name, field]) => [name, builtIn(field)]));
  if (node.additionalProperties) out.additionalProperties = builtIn(node.additionalProperties);
  if (node.items) out.items = builtIn(node.items);
  return { ...out, ...patchRules(node) };
}

function patchRules(node) {
  const out = {};
  if (node['x-kubernetes-patch-strategy']) out.patchStrategy = node['x-kubernetes-patch-strategy'];
  if (node['x-kubernetes-patch-merge-key']) out.mergeKey = node['x-kubernetes-patch-merge-key'];
  return out;
}

function custom(node) {
  if (node.allOf?.length === 1 && node.allOf[0].$ref) return { $ref: refOf(node.allOf[0]) };
  const out = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === 'properties') out[key] = Object.fromEntries(Object.entries(value).map(([name, field]) => [name, custom(field)]));
    else if (key === 'items' || key === 'additionalProperties') out[key] = typeof value === 'object' ? custom(value) : value;
    else if (key === 'x-kubernetes-list-map-keys') out.listMapKeys = value;
    else if (key === 'x-kubernetes-list-type') out.listType = value;
    else if (key !== 'x-kubernetes-group-version-kind' && key !== 'description') out[key] = value;
  }
  return out;
}

const isCustom = (name) => name.startsWith('io.k8s.networking.gateway.');
const types = {};
for (const [name, node] of Object.entries(full.schemas)) types[short(name)] = isCustom(name) ? custom(node) : builtIn(node);
types[intOrString] = { type: 'string', format: 'int-or-string' };
types[quantity] = { type: 'string', format: 'quantity' };
const kinds = {};
for (const { apiVersion, kind, schema } of full.kinds)
  kinds[`${apiVersion}/${kind}`] = { type: short(schema), ...(isCustom(schema) ? { custom: true } : {}) };
const resources = full.resources.map(({ apiVersion, kind, plural, singular, namespaced }) => ({
  apiVersion,
  kind,
  plural,
  singular,
  namespaced,
}));
console.log(JSON.stringify({ kubernetes: full.kubernetes, groupVersions: full.groupVersions, resources, kinds, types }));
