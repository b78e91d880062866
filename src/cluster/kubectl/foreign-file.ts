import type { Json } from '../object.ts';

interface ForeignFile {
  readonly isIt: (file: Readonly<Record<string, Json>>) => boolean;
  readonly hint: string;
}

const isMap = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Files that people have beside their manifests, and take for some. */
const foreignFiles: readonly ForeignFile[] = [
  {
    isIt: ({ kind, services }) => kind === undefined && isMap(services) && Object.values(services).some(isMap),
    hint: 'This is a Docker Compose file. kompose convert makes manifests of it.',
  },
  {
    isIt: ({ kind, resources, bases }) => kind === 'Kustomization' || (kind === undefined && Array.isArray(resources ?? bases)),
    hint: 'This is a kustomization, which names manifests. Paste what kubectl kustomize prints for its folder.',
  },
  {
    isIt: ({ kind, apiVersion, version, name }) => kind === undefined && typeof apiVersion === 'string' && !!version && !!name,
    hint: 'This describes a Helm chart. Paste what helm template prints for it.',
  },
  {
    isIt: ({ kind, apiVersion, image, replicaCount }) =>
      kind === undefined && apiVersion === undefined && (isMap(image) || replicaCount !== undefined),
    hint: 'These look like the values of a Helm chart. Paste what helm template prints for the chart with them.',
  },
  {
    isIt: ({ kind, apiVersion }) => kind === undefined || apiVersion === undefined,
    hint: 'A manifest says what it is with two fields at its top: apiVersion and kind.',
  },
];

/** What to do with a file that is no manifest. */
export function foreignFileHint(value: Json): string | undefined {
  return isMap(value) ? foreignFiles.find(({ isIt }) => isIt(value))?.hint : undefined;
}
