import { expect, test } from 'vitest';
import { fieldErrorText } from '../../apiserver/field-error.ts';
import { type Binding, checkBinding, checkSameRole, defaultBinding } from './binding-rules.ts';

const binding = (roleRef: Binding['roleRef'], subjects: Binding['subjects'] = []): Binding =>
  defaultBinding({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata: { name: 'b' }, ...{ roleRef, subjects } });
const complaints = (given: Binding, namespaced = true) =>
  checkBinding(given, namespaced ? ['Role', 'ClusterRole'] : ['ClusterRole'], namespaced).map(fieldErrorText);
const reader = { kind: 'ClusterRole', name: 'system:reader' };

test('the group of a role and of a user goes without saying', () => {
  expect(complaints(binding(reader, [{ kind: 'User', name: 'eve' }]))).toEqual([]);
});

test('what a binding must refer to', () => {
  expect(complaints(binding({ kind: 'Role' }), false)).toEqual([
    'roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"',
    'roleRef.name: Required value',
  ]);
});

test('who may be bound', () => {
  const account = { kind: 'ServiceAccount', name: 'default' };
  expect(complaints(binding(reader, [account]))).toEqual([]);
  expect(complaints(binding(reader, [account]), false)).toEqual(['subjects[0].namespace: Required value']);
  expect(complaints(binding(reader, [{ kind: 'Robot', name: 'r' }]))).toEqual([
    'subjects[0].kind: Unsupported value: "Robot": supported values: "ServiceAccount", "User", "Group"',
  ]);
});

test('a binding stays with its role', () => {
  expect(checkSameRole(binding(reader), binding(reader))).toEqual([]);
  expect(checkSameRole(binding({ kind: 'Role', name: 'other' }), binding(reader)).map(fieldErrorText)).toEqual([
    'roleRef: Invalid value: {"APIGroup":"rbac.authorization.k8s.io","Kind":"Role","Name":"other"}: cannot change roleRef',
  ]);
});
