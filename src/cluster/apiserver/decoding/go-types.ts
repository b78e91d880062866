import { resolve } from './schema.ts';
import type { TypeSchema } from './type-schema.ts';

/** Go types of fields that are text in JSON, which the published schema does not name. By struct and field, or by field alone. */
const textTypes: Readonly<Record<string, string>> = {
  protocol: 'v1.Protocol',
  'ServiceSpec.type': 'v1.ServiceType',
  'ServiceSpec.sessionAffinity': 'v1.ServiceAffinity',
  'ServiceSpec.externalTrafficPolicy': 'v1.ServiceExternalTrafficPolicy',
  'ServiceSpec.internalTrafficPolicy': 'v1.ServiceInternalTrafficPolicy',
  'ServiceSpec.ipFamilies': 'v1.IPFamily',
  'ServiceSpec.ipFamilyPolicy': 'v1.IPFamilyPolicy',
  'PodSpec.restartPolicy': 'v1.RestartPolicy',
  'PodSpec.dnsPolicy': 'v1.DNSPolicy',
  'Container.restartPolicy': 'v1.ContainerRestartPolicy',
  imagePullPolicy: 'v1.PullPolicy',
  terminationMessagePolicy: 'v1.TerminationMessagePolicy',
  preemptionPolicy: 'v1.PreemptionPolicy',
  'DeploymentStrategy.type': 'v1.DeploymentStrategyType',
  'StatefulSetSpec.podManagementPolicy': 'v1.PodManagementPolicyType',
  'StatefulSetUpdateStrategy.type': 'v1.StatefulSetUpdateStrategyType',
  'DaemonSetUpdateStrategy.type': 'v1.DaemonSetUpdateStrategyType',
  'CronJobSpec.concurrencyPolicy': 'v1.ConcurrencyPolicy',
  'JobSpec.completionMode': 'v1.CompletionMode',
  'EndpointSlice.addressType': 'v1.AddressType',
  'HTTPIngressPath.pathType': 'v1.PathType',
  'NetworkPolicySpec.policyTypes': 'v1.PolicyType',
  'LabelSelectorRequirement.operator': 'v1.LabelSelectorOperator',
  'Toleration.operator': 'v1.TolerationOperator',
  'Toleration.effect': 'v1.TaintEffect',
  'Taint.effect': 'v1.TaintEffect',
  accessModes: 'v1.PersistentVolumeAccessMode',
  'OwnerReference.uid': 'types.UID',
  'ObjectMeta.uid': 'types.UID',
};

/** The name by which Go's decoder calls a type. */
export function goTypeName(schema: TypeSchema, struct: string, field: string): string {
  const { name, schema: target } = resolve(schema);
  if (name) {
    const parts = name.split('.');
    return parts.slice(-2).join('.');
  }
  if (target.type === 'array') return `[]${goTypeName(target.items ?? {}, struct, field)}`;
  if (target.additionalProperties) return `map[string]${goTypeName(target.additionalProperties, struct, '')}`;
  if (target.type === 'integer') return target.format === 'int64' ? 'int64' : 'int32';
  if (target.type === 'boolean') return 'bool';
  if (target.type === 'number') return 'float64';
  if (target.format === 'byte') return '[]uint8';
  return textTypes[`${struct}.${field}`] ?? textTypes[field] ?? 'string';
}
