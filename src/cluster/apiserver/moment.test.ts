import { describe, expect, it } from 'vitest';
import { newCluster } from '../bootstrap.ts';
import { findObject } from '../cluster.ts';
import { apply } from '../kubectl/apply.ts';
import { defaultSettings } from '../settings.ts';
import { readFiles } from '../yaml/index.ts';

const defaultClass = (name: string) => `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: ${name}, annotations: { ingressclass.kubernetes.io/is-default-class: "true" } }
spec: { controller: example.com/${name} }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: by-${name} }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
`;

describe('what a later apply makes', () => {
  it('is younger than what was there', () => {
    const applied = ['first', 'second'].reduce(
      (cluster, name) => apply(cluster, readFiles([{ name: 'm.yaml', text: defaultClass(name) }])).cluster,
      newCluster(defaultSettings),
    );
    const classOf = (name: string) => findObject(applied, 'Ingress', 'default', name)?.spec.ingressClassName;
    expect([classOf('by-first'), classOf('by-second')]).toEqual(['first', 'second']);
  });
});
