export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A value as text; a list or a map as JSON. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** Any object of the Kubernetes API as JSON. Narrow it with the interfaces of `types.ts`. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
}

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

export interface ObjectMeta {
  name: string;
  generateName?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
  finalizers?: string[];
  /** Written by the server; dropped on the way in. */
  managedFields?: unknown;
  selfLink?: string;
}

/** `Kind namespace/name`, or `Kind name` without a namespace: unique in a cluster, since no two modelled groups share a kind. */
export type ObjectKey = string;

export interface ObjectRef {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

export function keyOf({ kind, metadata: { namespace, name } }: KubeObject): ObjectKey {
  return namespace ? `${kind} ${namespace}/${name}` : `${kind} ${name}`;
}

export function keyOfRef({ kind, namespace, name }: ObjectRef): ObjectKey {
  return namespace ? `${kind} ${namespace}/${name}` : `${kind} ${name}`;
}

export function refOf({ kind, metadata }: KubeObject): ObjectRef {
  return metadata.namespace ? { kind, namespace: metadata.namespace, name: metadata.name } : { kind, name: metadata.name };
}

export function uniqueRefs(refs: readonly ObjectRef[]): readonly ObjectRef[] {
  return [...new Map(refs.map((ref) => [keyOfRef(ref), ref])).values()];
}

export function controllerOf(object: KubeObject): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find((owner) => owner.controller);
}
