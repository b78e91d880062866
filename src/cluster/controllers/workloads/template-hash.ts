import { goJson } from '../../go-json.ts';
import { fnv32, fnv32a, revisionHash, safeEncoded } from '../../identity.ts';
import { oncePerObject } from '../../once-per-object.ts';
import type { PodTemplate } from '../../types.ts';
import { goPrint } from './go-print.ts';
import { templateText } from './pod-template.ts';

/** The `pod-template-hash` that a real cluster gives the template too, unless it holds what is rarely in one: then one like it. */
// kubernetes pkg/controller/controller_utils.go ComputeHash
export const podTemplateHash = oncePerObject((template: PodTemplate): string => {
  const printed = goPrint('v1.PodTemplateSpec', template);
  return printed === undefined ? revisionHash(templateText(template)) : safeEncoded(fnv32a(printed));
});

/** The hash in a StatefulSet's revision: of the patch that would set the template. */
// kubernetes pkg/controller/history/controller_history.go HashControllerRevision
export const statefulSetRevision = oncePerObject((template: PodTemplate): string =>
  safeEncoded(fnv32(`${goJson({ spec: { template: { $patch: 'replace', ...template } } })}0`)),
);
