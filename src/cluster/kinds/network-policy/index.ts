import type { NetworkPolicy } from '../../types.ts';
import type { KindDefinition } from '../kind.ts';
import { defaultNetworkPolicy } from './defaults.ts';
import { networkPolicyWarnings } from './ip-block-rules.ts';
import { validateNetworkPolicy, validateNetworkPolicyUpdate } from './validation.ts';

export const networkPolicy: KindDefinition<NetworkPolicy> = {
  kind: 'NetworkPolicy',
  group: 'networking.k8s.io',
  versions: ['v1'],
  plural: 'networkpolicies',
  singular: 'networkpolicy',
  shortNames: ['netpol'],
  namespaced: true,
  about: 'Which connections Pods may take or make.',
  defaults: defaultNetworkPolicy,
  validate: validateNetworkPolicy,
  validateUpdate: validateNetworkPolicyUpdate,
  warnings: networkPolicyWarnings,
};
