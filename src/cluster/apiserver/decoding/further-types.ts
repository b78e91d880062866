import type { TypeSchema } from './type-schema.ts';

const string: TypeSchema = { type: 'string' };
const boolean: TypeSchema = { type: 'boolean' };
const int32: TypeSchema = { type: 'integer', format: 'int32' };
const strings: TypeSchema = { type: 'array', items: string };
const texts: TypeSchema = { type: 'object', additionalProperties: string };
const ref = ($ref: string): TypeSchema => ({ $ref });
const listOf = ($ref: string): TypeSchema => ({ type: 'array', items: ref($ref) });
const struct = (properties: Readonly<Record<string, TypeSchema>>): TypeSchema => ({ type: 'object', properties });
const kind = (properties: Readonly<Record<string, TypeSchema>>) =>
  struct({ apiVersion: string, kind: string, metadata: ref('meta.v1.ObjectMeta'), ...properties });

/** Whatever stands in it is another's business. */
const anything: TypeSchema = { type: 'object' };

const binding = kind({ roleRef: ref('rbac.v1.RoleRef'), subjects: listOf('rbac.v1.Subject') });

/** What people apply beside their workloads, as the API publishes it. */
export const furtherTypes: Readonly<Record<string, TypeSchema>> = {
  'rbac.v1.PolicyRule': struct({
    verbs: strings,
    apiGroups: strings,
    resources: strings,
    resourceNames: strings,
    nonResourceURLs: strings,
  }),
  'rbac.v1.AggregationRule': struct({ clusterRoleSelectors: listOf('meta.v1.LabelSelector') }),
  'rbac.v1.RoleRef': struct({ apiGroup: string, kind: string, name: string }),
  'rbac.v1.Subject': struct({ apiGroup: string, kind: string, name: string, namespace: string }),
  'rbac.v1.Role': kind({ rules: listOf('rbac.v1.PolicyRule') }),
  'rbac.v1.ClusterRole': kind({ rules: listOf('rbac.v1.PolicyRule'), aggregationRule: ref('rbac.v1.AggregationRule') }),
  'rbac.v1.RoleBinding': binding,
  'rbac.v1.ClusterRoleBinding': binding,
  'storage.v1.StorageClass': kind({
    provisioner: string,
    parameters: texts,
    reclaimPolicy: string,
    mountOptions: strings,
    allowVolumeExpansion: boolean,
    volumeBindingMode: string,
    allowedTopologies: listOf('core.v1.TopologySelectorTerm'),
  }),
  'core.v1.TopologySelectorTerm': struct({ matchLabelExpressions: listOf('core.v1.TopologySelectorLabelRequirement') }),
  'core.v1.TopologySelectorLabelRequirement': struct({ key: string, values: strings }),
  'apiextensions.v1.CustomResourceDefinition': kind({ spec: ref('apiextensions.v1.CustomResourceDefinitionSpec'), status: anything }),
  'apiextensions.v1.CustomResourceDefinitionSpec': struct({
    group: string,
    names: ref('apiextensions.v1.CustomResourceDefinitionNames'),
    scope: string,
    versions: listOf('apiextensions.v1.CustomResourceDefinitionVersion'),
    conversion: anything,
    preserveUnknownFields: boolean,
  }),
  'apiextensions.v1.CustomResourceDefinitionNames': struct({
    plural: string,
    singular: string,
    shortNames: strings,
    kind: string,
    listKind: string,
    categories: strings,
  }),
  'apiextensions.v1.CustomResourceDefinitionVersion': struct({
    name: string,
    served: boolean,
    storage: boolean,
    deprecated: boolean,
    deprecationWarning: string,
    schema: struct({ openAPIV3Schema: anything }),
    subresources: anything,
    additionalPrinterColumns: { type: 'array', items: anything },
    selectableFields: { type: 'array', items: anything },
  }),
  'autoscaling.v1.HorizontalPodAutoscaler': kind({
    spec: ref('autoscaling.v1.HorizontalPodAutoscalerSpec'),
    status: struct({
      currentReplicas: int32,
      desiredReplicas: int32,
      currentCPUUtilizationPercentage: int32,
      lastScaleTime: ref('meta.v1.Time'),
      observedGeneration: { type: 'integer', format: 'int64' },
    }),
  }),
  'autoscaling.v1.HorizontalPodAutoscalerSpec': struct({
    scaleTargetRef: ref('autoscaling.v1.CrossVersionObjectReference'),
    minReplicas: int32,
    maxReplicas: int32,
    targetCPUUtilizationPercentage: int32,
  }),
  'autoscaling.v1.CrossVersionObjectReference': struct({ apiVersion: string, kind: string, name: string }),
};

/** The kinds among them. */
export const furtherKinds: Readonly<Record<string, { readonly type: string }>> = {
  'rbac.authorization.k8s.io/v1/Role': { type: 'rbac.v1.Role' },
  'rbac.authorization.k8s.io/v1/ClusterRole': { type: 'rbac.v1.ClusterRole' },
  'rbac.authorization.k8s.io/v1/RoleBinding': { type: 'rbac.v1.RoleBinding' },
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': { type: 'rbac.v1.ClusterRoleBinding' },
  'storage.k8s.io/v1/StorageClass': { type: 'storage.v1.StorageClass' },
  'apiextensions.k8s.io/v1/CustomResourceDefinition': { type: 'apiextensions.v1.CustomResourceDefinition' },
  'autoscaling/v1/HorizontalPodAutoscaler': { type: 'autoscaling.v1.HorizontalPodAutoscaler' },
};
