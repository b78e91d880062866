import type { Gateway, GatewayClass, Route } from '../../../doors/gateway/types.ts';
import type { KubeObject } from '../../../object.ts';
import type { Condition, Ingress, IngressClass, NetworkPolicy } from '../../../types.ts';
import { age, type Column, type KindTable } from '../column.ts';
import { balancerAddresses, formatLabelSelector, none, orNone } from '../format.ts';

const maxHosts = 3;

/** The first hosts; of the rules after them those without a host count, too. */
// kubernetes pkg/printers/internalversion/printers.go formatHosts
function hostList(hosts: readonly string[]): string {
  const shown = hosts.flatMap((host, rule) => (host ? { host, rule } : [])).slice(0, maxHosts);
  const list = shown.map(({ host }) => host).join(',') || '*';
  const isMore = shown.length === maxHosts && (shown.at(-1)?.rule ?? 0) < hosts.length - 1;
  return isMore ? `${list} + ${hosts.length - maxHosts} more...` : list;
}

// kubernetes pkg/printers/internalversion/printers.go printIngress
export const ingressTable: KindTable<Ingress> = {
  columns: [
    { header: 'CLASS', cell: ({ spec }) => orNone(spec.ingressClassName) },
    { header: 'HOSTS', cell: ({ spec }) => hostList((spec.rules ?? []).map(({ host }) => host ?? '')) },
    { header: 'ADDRESS', cell: ({ status }) => balancerAddresses(status) },
    { header: 'PORTS', cell: ({ spec }) => (spec.tls?.length ? '80, 443' : '80') },
    age,
  ],
};

function parameters({ spec }: IngressClass): string {
  const { apiGroup, kind, name } = spec?.parameters ?? {};
  if (!name) return none;
  return `${kind}${apiGroup === undefined ? '' : `.${apiGroup}`}/${name}`;
}

// kubernetes pkg/printers/internalversion/printers.go printIngressClass
export const ingressClassTable: KindTable<IngressClass> = {
  nameSuffix: ({ metadata }) => (metadata.annotations?.['ingressclass.kubernetes.io/is-default-class'] === 'true' ? ' (default)' : ''),
  columns: [{ header: 'CONTROLLER', cell: ({ spec }) => spec?.controller ?? '' }, { header: 'PARAMETERS', cell: parameters }, age],
};

// kubernetes pkg/printers/internalversion/printers.go printNetworkPolicy
export const networkPolicyTable: KindTable<NetworkPolicy> = {
  columns: [{ header: 'POD-SELECTOR', cell: ({ spec }) => formatLabelSelector(spec.podSelector) }, age],
};

const conditionColumn = (header: string, name: string): Column<KubeObject & { status?: Readonly<Record<string, unknown>> }> => ({
  header,
  cell: ({ status }) => ((status?.conditions ?? []) as Condition[]).find(({ type }) => type === name)?.status ?? '',
});

/** Of several values that a column finds the API server prints the first. */
// gateway-api config/crd: additionalPrinterColumns of each CRD; kubernetes apiextensions-apiserver tableconvertor.go
export const gatewayClassTable: KindTable<GatewayClass> = {
  columns: [
    { header: 'CONTROLLER', cell: ({ spec }) => spec.controllerName },
    conditionColumn('ACCEPTED', 'Accepted'),
    age,
    { header: 'DESCRIPTION', wide: true, cell: ({ spec }) => String((spec as { description?: string }).description ?? '') },
  ],
};

export const gatewayTable: KindTable<Gateway> = {
  columns: [
    { header: 'CLASS', cell: ({ spec }) => spec.gatewayClassName },
    { header: 'ADDRESS', cell: ({ status }) => ((status?.addresses ?? []) as { value: string }[])[0]?.value ?? '' },
    conditionColumn('PROGRAMMED', 'Programmed'),
    age,
  ],
};

export const hostnamesTable: KindTable<Route> = {
  columns: [{ header: 'HOSTNAMES', cell: ({ spec }) => (spec.hostnames ? JSON.stringify(spec.hostnames) : '') }, age],
};

export const ageTable: KindTable = { columns: [age] };
