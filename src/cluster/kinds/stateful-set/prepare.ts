import { withoutKeys } from '../../apiserver/absent.ts';
import type { StatefulSet } from '../../types.ts';
import type { StatefulSetFields } from './fields.ts';

/** `maxUnavailable` is behind a feature gate that is off by default in this version: what is said of it is dropped. */
// kubernetes pkg/registry/apps/statefulset/strategy.go dropStatefulSetDisabledFields
export function prepareStatefulSet(statefulSet: StatefulSet, old?: StatefulSet): StatefulSet {
  const { updateStrategy } = statefulSet.spec as StatefulSetFields;
  const { rollingUpdate } = updateStrategy ?? {};
  const spec = rollingUpdate
    ? { ...statefulSet.spec, updateStrategy: { ...updateStrategy, rollingUpdate: withoutKeys(rollingUpdate, ['maxUnavailable']) } }
    : statefulSet.spec;
  return { ...statefulSet, spec, status: old?.status ?? {} };
}
