import type { Service } from '../../types.ts';

export const noClusterIp = 'None';

/** As validation sees it: exactly one cluster IP, and that is `None`. */
export function isHeadless({ spec }: Service): boolean {
  return spec.clusterIPs?.length === 1 && spec.clusterIPs[0] === noClusterIp;
}

/** Without a selector or with an empty one, endpoints are somebody else's affair. */
export function hasSelector({ spec }: Service): boolean {
  return Object.keys(spec.selector ?? {}).length > 0;
}

export function needsClusterIp({ spec }: Service): boolean {
  return spec.type !== 'ExternalName';
}

export function needsNodePorts({ spec }: Service): boolean {
  return spec.type === 'NodePort' || spec.type === 'LoadBalancer';
}

// kubernetes pkg/api/service/util.go ExternallyAccessible
export function isExternallyAccessible({ spec }: Service): boolean {
  return spec.type === 'NodePort' || spec.type === 'LoadBalancer' || (spec.type === 'ClusterIP' && (spec.externalIPs?.length ?? 0) > 0);
}

// kubernetes pkg/api/service/util.go NeedsHealthCheck
export function needsHealthCheck({ spec }: Service): boolean {
  return spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local';
}

export const sameList = (one: readonly unknown[] = [], other: readonly unknown[] = []) =>
  one.length === other.length && one.every((item, i) => item === other[i]);
