import { withoutEmpty } from '../../apiserver/absent.ts';
import type { Volume } from './pod-spec.ts';

type Source = Record<string, unknown>;

const fileMode = 0o644;
const withMode = (source: Source): Source => ({ ...source, defaultMode: source.defaultMode ?? fileMode });
const listOf = (value: unknown): Source[] => (Array.isArray(value) ? (value as Source[]) : []);

const sourceDefaults: Readonly<Record<string, (source: Source) => Source>> = {
  secret: withMode,
  configMap: withMode,
  downwardAPI: (source) => withFieldRefs(withMode(source)),
  projected: (source) => ({ ...withMode(source), sources: listOf(source.sources).map(defaultProjection) }),
  hostPath: (source) => ({ ...source, type: source.type ?? '' }),
  iscsi: (source) => ({ ...source, iscsiInterface: source.iscsiInterface || 'default' }),
  persistentVolumeClaim: (source) => withoutEmpty(source, ['readOnly']),
  ephemeral: (source) =>
    source.volumeClaimTemplate ? { ...source, volumeClaimTemplate: defaultClaimTemplate(source.volumeClaimTemplate as Source) } : source,
};

// kubernetes pkg/apis/core/v1/defaults.go SetDefaults_Volume and those of its sources
export function defaultVolume(volume: Volume): Volume {
  const sources = Object.entries(volume).filter(([key, source]) => key !== 'name' && source !== null && source !== undefined);
  if (sources.length === 0) return { name: volume.name, emptyDir: {} };
  return {
    name: volume.name,
    ...Object.fromEntries(sources.map(([key, source]) => [key, sourceDefaults[key]?.(source as Source) ?? source])),
  };
}

function withFieldRefs(source: Source): Source {
  if (!Array.isArray(source.items)) return source;
  const items = listOf(source.items).map((item) => {
    const fieldRef = item.fieldRef as { apiVersion?: string } | undefined;
    return fieldRef ? { ...item, fieldRef: { ...fieldRef, apiVersion: fieldRef.apiVersion || 'v1' } } : item;
  });
  return { ...source, items };
}

const oneHour = 3600;

function defaultProjection(projection: Source): Source {
  const { serviceAccountToken, downwardAPI } = projection as { serviceAccountToken?: Source; downwardAPI?: Source };
  return {
    ...projection,
    ...(serviceAccountToken
      ? { serviceAccountToken: { ...serviceAccountToken, expirationSeconds: serviceAccountToken.expirationSeconds ?? oneHour } }
      : {}),
    ...(downwardAPI ? { downwardAPI: withFieldRefs(downwardAPI) } : {}),
  };
}

export function defaultClaimTemplate(claim: Source): Source {
  const spec = (claim.spec ?? {}) as Source;
  return { ...claim, spec: { ...spec, volumeMode: spec.volumeMode ?? 'Filesystem' } };
}
