import type { NetworkPolicy } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';

export const networkPolicy: KindDefinition<NetworkPolicy> = {
  kind: 'NetworkPolicy',
  group: 'networking.k8s.io',
  versions: ['v1'],
  plural: 'networkpolicies',
  singular: 'networkpolicy',
  shortNames: ['netpol'],
  namespaced: true,
  about: 'Which connections Pods may take or make.',
};
