import type { Cluster } from '../../cluster.ts';
import type { Service, ServicePort } from '../../types.ts';
import type { Presentation, PresentationRow } from '../presentation.ts';
import { isHeadless, type Target, targetsOf, whyNobody } from './reach.ts';

const portsShown = 3;

/** The virtual IP, or the empty ring where a headless Service has none. */
export function presentService(service: Service, cluster: Cluster): Presentation {
  const { name, namespace } = service.metadata;
  const targets = targetsOf(cluster, service);
  const why = whyNobody(cluster, service, targets);
  const subtitle = subtitleOf(service);
  const ready = targets.filter((target) => target.ready).length;
  const health = service.spec.type === 'ExternalName' ? '' : healthOf(targets, ready);
  return {
    lane: 'services',
    title: name,
    subtitle,
    rows: [...addressRows(service), ...portRows(service, health), ...(why ? [{ text: why, tone: 'bad' as const }] : [])],
    badges: badgesOf(service),
    tone: why ? 'bad' : isHeadless(service) || service.spec.type === 'ExternalName' ? 'dns' : 'vip',
    ...(isHeadless(service) || service.spec.type === 'ExternalName' ? { hollow: true } : {}),
    accessibleName: [`Service ${namespace}/${name}`, subtitle, addressInWords(service), health, why].filter(Boolean).join(', '),
  };
}

function subtitleOf(service: Service): string {
  return isHeadless(service) ? 'headless' : service.spec.type;
}

function healthOf(targets: readonly Target[], ready: number): string {
  return targets.length > 0 ? `${ready} of ${targets.length} ready` : '';
}

function addressRows(service: Service): readonly PresentationRow[] {
  const { type, clusterIP, clusterIPs = [] } = service.spec;
  if (type === 'ExternalName') return [{ text: 'no address of ours: only an alias', tone: 'dns' }];
  if (isHeadless(service)) {
    return [
      { text: 'None', mono: true, big: true },
      { text: 'no virtual IP, no kube-proxy rule', tone: 'dns' },
    ];
  }
  return [{ text: clusterIP || 'no cluster IP yet', mono: true, big: true }, ...clusterIPs.slice(1).map((text) => ({ text, mono: true }))];
}

function addressInWords(service: Service): string {
  const { type, clusterIPs = [], externalName } = service.spec;
  if (type === 'ExternalName') return `alias of ${externalName}, no address of ours`;
  return isHeadless(service) ? 'no virtual IP, no kube-proxy rule' : `cluster IP ${clusterIPs.join(' and ')}`;
}

function portRows(service: Service, health: string): readonly PresentationRow[] {
  const { ports = [], type } = service.spec;
  if (type === 'ExternalName') return [];
  const rows = ports.slice(0, portsShown).map((port) => ({ text: portText(port, ports.length > 1, isHeadless(service)) }));
  const more = ports.length > portsShown ? [{ text: `and ${ports.length - portsShown} more ports` }] : [];
  if (rows.length === 0) rows.push({ text: 'no ports' });
  const [first] = rows;
  if (first && rows.length === 1 && health) return [{ text: `${first.text} · ${health}` }];
  return [...rows, ...more, ...(health ? [{ text: health }] : [])];
}

/** A headless Service translates no port: only its records carry it. */
function portText({ name, port, targetPort, protocol }: ServicePort, several: boolean, headless: boolean): string {
  const way = headless && port === targetPort ? `port ${port}` : `${port} → ${targetPort}`;
  return `${several && name ? `${name} ` : ''}${way}${protocol === 'TCP' ? '' : ` ${protocol}`}`;
}

function badgesOf(service: Service): Presentation['badges'] {
  const { internalTrafficPolicy, sessionAffinity, publishNotReadyAddresses, trafficDistribution } = service.spec;
  const texts = [
    internalTrafficPolicy === 'Local' && !isHeadless(service) && 'internal traffic: same node only',
    sessionAffinity === 'ClientIP' && !isHeadless(service) && 'a client keeps its Pod',
    publishNotReadyAddresses && 'publishes Pods that are not ready',
    trafficDistribution && !isHeadless(service) && `prefers ${trafficDistribution}`,
  ];
  return texts.filter((text) => typeof text === 'string').map((text) => ({ text, tone: 'plain' }));
}
