import { routesOf } from '../../cluster/doors/route.ts';
import { keyOfRef, type ObjectRef } from '../../cluster/object.ts';
import { gateway, manifests, service, workload } from './examples.ts';
import type { Mistake } from './mistake.ts';

const route = (parent: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web }
spec: { parentRefs: [ ${parent} ], rules: [ { backendRefs: [ { name: web, port: 80 } ] } ] }`;
const web = manifests(service('web', 'selector: { app: web }\nports: [ { port: 80 } ]'), workload('web'), gateway);

export const routeNotAttached: Mistake = {
  id: 'route-not-attached',
  title: 'A route is not attached to its Gateway',
  what: 'No listener of the Gateway takes the route.',
  why: 'Gateway and route must agree: listener name and port, host names, kind, and the namespaces that the listener lets in.',
  severity: 'warning',
  examples: {
    wrong: [manifests(web, route('{ name: back }')), manifests(web, route('{ name: front, sectionName: https }'))],
    right: [manifests(web, route('{ name: front }'))],
  },
  find: ({ cluster }) => {
    const refused = new Map<string, { readonly about: ObjectRef; readonly door: ObjectRef; readonly broken: string }>();
    for (const { rule, door, listener, broken } of routesOf(cluster)) {
      const own = keyOfRef(rule) === keyOfRef(door);
      if (!own && listener === undefined && broken) refused.set(`${keyOfRef(rule)} ${keyOfRef(door)}`, { about: rule, door, broken });
    }
    return [...refused.values()].map(({ about, door, broken }) => ({
      about,
      path: 'spec.parentRefs',
      message: `${about.kind} ${about.name} is not attached to ${door.kind} ${door.name}. ${broken}`,
    }));
  },
};
