import { goJson } from '../../go-json.ts';
import { fnv32, fnv32a, revisionHash, safeEncoded } from '../../identity.ts';
import type { PodTemplate } from '../../types.ts';
import { goPrint } from './go-print.ts';
import { templateText } from './pod-template.ts';

const podTemplateHashes = new WeakMap<PodTemplate, string>();

/** The `pod-template-hash` that a real cluster gives the template too, unless it holds what is rarely in one: then one like it. */
// kubernetes pkg/controller/controller_utils.go ComputeHash
export function podTemplateHash(template: PodTemplate): string {
  const known = podTemplateHashes.get(template);
  if (known !== undefined) return known;
  const printed = goPrint('v1.PodTemplateSpec', template);
  const hash = printed === undefined ? revisionHash(templateText(template)) : safeEncoded(fnv32a(printed));
  podTemplateHashes.set(template, hash);
  return hash;
}

const revisions = new WeakMap<PodTemplate, string>();

/** The hash in a StatefulSet's revision: of the patch that would set the template. */
// kubernetes pkg/controller/history/controller_history.go HashControllerRevision
export function statefulSetRevision(template: PodTemplate): string {
  const known = revisions.get(template);
  if (known !== undefined) return known;
  const hash = safeEncoded(fnv32(`${goJson({ spec: { template: { $patch: 'replace', ...template } } })}0`));
  revisions.set(template, hash);
  return hash;
}
