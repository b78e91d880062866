import { publishedResources, type ServedResource } from './decoding/schema.ts';

/** Served by every cluster, stored here, and of no consequence to traffic. */
const others: readonly ServedResource[] = [
  ...served('rbac.authorization.k8s.io/v1', true, 'Role', 'RoleBinding'),
  ...served('rbac.authorization.k8s.io/v1', false, 'ClusterRole', 'ClusterRoleBinding'),
  ...served('storage.k8s.io/v1', false, 'StorageClass', 'CSIDriver', 'CSINode', 'VolumeAttachment'),
  ...served('storage.k8s.io/v1', true, 'CSIStorageCapacity'),
  ...served('scheduling.k8s.io/v1', false, 'PriorityClass'),
  ...served('node.k8s.io/v1', false, 'RuntimeClass'),
  ...served('coordination.k8s.io/v1', true, 'Lease'),
  ...served('events.k8s.io/v1', true, 'Event'),
  ...served('autoscaling/v1', true, 'HorizontalPodAutoscaler'),
  ...served('apiextensions.k8s.io/v1', false, 'CustomResourceDefinition'),
  ...served('apiregistration.k8s.io/v1', false, 'APIService'),
  ...served('certificates.k8s.io/v1', false, 'CertificateSigningRequest'),
  ...served('flowcontrol.apiserver.k8s.io/v1', false, 'FlowSchema', 'PriorityLevelConfiguration'),
  ...served('resource.k8s.io/v1', true, 'ResourceClaim', 'ResourceClaimTemplate'),
  ...served('resource.k8s.io/v1', false, 'DeviceClass', 'ResourceSlice'),
  ...served(
    'admissionregistration.k8s.io/v1',
    false,
    'MutatingWebhookConfiguration',
    'ValidatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
  ),
];

function served(apiVersion: string, namespaced: boolean, ...kinds: string[]): ServedResource[] {
  return kinds.map((kind) => {
    const singular = kind.toLowerCase();
    return { apiVersion, kind, plural: pluralOf(singular), singular, namespaced };
  });
}

function pluralOf(singular: string): string {
  if (singular.endsWith('s')) return `${singular}es`;
  return singular.endsWith('y') ? `${singular.slice(0, -1)}ies` : `${singular}s`;
}

/** Kinds are found in lower case, too, though the API server then refuses them. */
// kubernetes client-go restmapper/discovery.go NewDiscoveryRESTMapper
const byName = new Map(
  [...publishedResources, ...others].flatMap((resource) => [
    [`${resource.apiVersion}/${resource.kind}`, resource],
    [`${resource.apiVersion}/${resource.kind.toLowerCase()}`, resource],
  ]),
);

export function resourceOf(apiVersion: string, kind: string): ServedResource | undefined {
  return byName.get(`${apiVersion}/${kind}`);
}

export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

export function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

/** `Deployment.apps`, or `Service` in the core group. */
export function groupKind(apiVersion: string, kind: string): string {
  const group = groupOf(apiVersion);
  return group ? `${kind}.${group}` : kind;
}
