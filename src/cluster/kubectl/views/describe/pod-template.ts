import type { LabelSelector, PodTemplate } from '../../../types.ts';
import { annotationLines, formatLabelSelector, labelLines, none } from '../format.ts';
import { containerLines } from './container.ts';
import { type Volume, volumeLines } from './volume.ts';

// kubernetes kubectl pkg/describe/describe.go DescribePodTemplate
export function podTemplateLines({ metadata, spec }: PodTemplate): string[] {
  const volumes = (spec.volumes ?? []) as unknown as Volume[];
  return [
    'Pod Template:',
    ...labelLines('  Labels', metadata?.labels),
    ...(Object.keys(metadata?.annotations ?? {}).length > 0 ? annotationLines('  Annotations', metadata?.annotations) : []),
    ...(spec.serviceAccountName ? [`  Service Account:\t${spec.serviceAccountName}`] : []),
    ...(spec.initContainers?.length ? ['  Init Containers:', ...spec.initContainers.flatMap(containerLines)] : []),
    '  Containers:',
    ...spec.containers.flatMap(containerLines),
    ...(volumes.length > 0 ? ['  Volumes:', ...volumes.flatMap(volumeLines)] : [`  Volumes:\t${none}`]),
    ...titled('  Topology Spread Constraints', spreadTexts(spec)),
    ...(typeof spec.priorityClassName === 'string' ? [`  Priority Class Name:\t${spec.priorityClassName}`] : []),
    ...labelLines('  Node-Selectors', spec.nodeSelector),
    ...(spec.tolerations?.length ? titled('  Tolerations', tolerationTexts(spec.tolerations)) : [`  Tolerations:\t${none}`]),
  ];
}

const titled = (title: string, texts: readonly string[]) => texts.map((text, i) => `${i === 0 ? `${title}:` : ''}\t${text}`);

interface SpreadConstraint {
  readonly topologyKey: string;
  readonly whenUnsatisfiable: string;
  readonly maxSkew: number;
  readonly labelSelector?: LabelSelector;
}

function spreadTexts(spec: PodTemplate['spec']): string[] {
  const constraints = (spec.topologySpreadConstraints ?? []) as unknown as SpreadConstraint[];
  return constraints
    .toSorted((a, b) => byText(a.topologyKey, b.topologyKey))
    .map(({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }) => {
      const whom = labelSelector ? ` for selector ${formatLabelSelector(labelSelector)}` : '';
      return `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${whom}`;
    });
}

type Toleration = NonNullable<PodTemplate['spec']['tolerations']>[number];

function tolerationTexts(tolerations: readonly Toleration[]): string[] {
  return tolerations
    .toSorted((a, b) => byText(a.key ?? '', b.key ?? ''))
    .map(({ key = '', operator, value, effect, tolerationSeconds }) => {
      const what = `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`;
      const exists = operator === 'Exists' && !value ? `${key || effect ? ' ' : ''}op=Exists` : '';
      return `${what}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`;
    });
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
