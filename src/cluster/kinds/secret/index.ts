import { withoutKeys } from '../../apiserver/absent.ts';
import { type FieldError, required } from '../../apiserver/field-error.ts';
import { base64Of } from '../../apiserver/formats/base64.ts';
import { dnsSubdomain } from '../../apiserver/formats/names.ts';
import { checkImmutable, validateObjectMeta } from '../../apiserver/object-meta.ts';
import type { KubeObject } from '../../object.ts';
import { checkDataKeys, checkImmutableData } from '../config-map/data-keys.ts';
import type { KindDefinition } from '../kind.ts';

interface Secret extends KubeObject {
  kind: 'Secret';
  type?: string;
  data?: Record<string, string>;
  stringData?: Record<string, string>;
  immutable?: boolean;
}

// kubernetes pkg/apis/core/v1/conversion.go Convert_v1_Secret_To_core_Secret; defaults.go SetDefaults_Secret
function defaults(given: Secret): Secret {
  const secret = withoutKeys(given, ['stringData']);
  const { data, stringData } = given;
  const typed = { ...secret, type: secret.type || 'Opaque' };
  if (!stringData) return typed;
  const encoded = Object.entries(stringData).map(([key, text]) => [key, base64Of(text)] as const);
  return { ...typed, data: { ...data, ...Object.fromEntries(encoded) } };
}

const neededByType: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

// kubernetes pkg/apis/core/validation/validation.go ValidateSecret
function validate({ metadata, type = '', data = {} }: Secret): FieldError[] {
  const absent = (key: string) => !Object.hasOwn(data, key);
  const missing = (Object.hasOwn(neededByType, type) ? (neededByType[type] ?? []) : []).filter(absent);
  const basicAuth = type === 'kubernetes.io/basic-auth' && absent('username') && absent('password') ? ['username', 'password'] : [];
  const account = 'kubernetes.io/service-account.name';
  return [
    ...validateObjectMeta(metadata, true, dnsSubdomain),
    ...checkDataKeys('data', data),
    ...(type === 'kubernetes.io/service-account-token' && !metadata.annotations?.[account]
      ? [required(`metadata.annotations[${account}]`)]
      : []),
    ...[...missing, ...basicAuth].map((key) => required(`data[${key}]`)),
  ];
}

export const secret: KindDefinition<Secret> = {
  kind: 'Secret',
  group: '',
  versions: ['v1'],
  plural: 'secrets',
  singular: 'secret',
  shortNames: [],
  namespaced: true,
  about: 'Passwords, keys and certificates that Pods and doors read.',
  defaults,
  validate,
  // kubernetes pkg/apis/core/validation/validation.go ValidateSecretUpdate
  validateUpdate: (object, old) => [
    ...checkImmutable('type', object.type, old.type),
    ...checkImmutableData(object, old, ['data']),
    ...validate(object),
  ],
};
