import { controllerReference, creationTime, uidOf } from '../../identity.ts';
import { kindNamed } from '../../kinds/index.ts';
import { preparePod } from '../../kinds/pod/prepare.ts';
import { type KubeObject, keyOfRef } from '../../object.ts';
import { oncePerObject } from '../../once-per-object.ts';
import type { Pod, PodSpec, PodTemplate } from '../../types.ts';

/** What one Pod has that its fellows of the same template have not. */
export interface PodIdentity {
  readonly name: string;
  readonly generateName: string;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly spec?: Partial<PodSpec>;
  /** Set apart from a Pod that had the name before. */
  readonly incarnation?: string;
}

/** A Pod of the template, not yet on a node. */
// kubernetes pkg/controller/controller_utils.go GetPodFromTemplate
export function podFromTemplate(template: PodTemplate, owner: KubeObject, identity: PodIdentity): Pod {
  const { namespace } = owner.metadata;
  const place = namespace ? { namespace } : {};
  const { name, generateName, incarnation } = identity;
  const key = keyOfRef({ kind: 'Pod', name, ...place });
  const labels = { ...template.metadata?.labels, ...identity.labels };
  const annotations = { ...template.metadata?.annotations, ...identity.annotations };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      generateName,
      ...place,
      uid: uidOf(incarnation ? `${key} ${incarnation}` : key),
      generation: 1,
      creationTimestamp: creationTime,
      ...(Object.keys(labels).length > 0 ? { labels } : {}),
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
      ownerReferences: [controllerReference(owner)],
    },
    spec: { ...admittedPod(template).spec, ...identity.spec },
    status: admittedPod(template).status,
  };
}

/** A Pod of the template with what the API server adds. */
const admittedPod = oncePerObject(({ spec }: PodTemplate): Pod => {
  const bare: Pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'template' }, spec, status: {} };
  return preparePod((kindNamed('Pod')?.defaults?.(bare) ?? bare) as Pod);
});

/** The same text for templates that make the same Pods; a Deployment's hash in the labels does not count. */
export const templateText = oncePerObject((template: PodTemplate): string => {
  const { 'pod-template-hash': _hash, ...labels } = template.metadata?.labels ?? {};
  const { creationTimestamp: _time, ...metadata } = template.metadata ?? {};
  return canonicalText({ metadata: { ...metadata, labels }, spec: template.spec });
});

function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
