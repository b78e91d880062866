import type { NetworkPolicyPort, Pod, Protocol } from '../types.ts';

export interface Destination {
  /** Named ports are those of this Pod; an address outside has none. */
  readonly pod: Pod | undefined;
  readonly port: number;
  readonly protocol: Protocol;
}

/** Whether a port of a rule is the port that is dialled; without a number or name it is every port of the protocol. */
export function portIs({ protocol = 'TCP', port, endPort }: NetworkPolicyPort, to: Destination): boolean {
  if (protocol !== to.protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'string') return portsNamed(to.pod, port, protocol).includes(to.port);
  return endPort === undefined ? port === to.port : port <= to.port && to.port <= endPort;
}

function portsNamed(pod: Pod | undefined, name: string, protocol: Protocol): readonly number[] {
  const sidecars = (pod?.spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...(pod?.spec.containers ?? []), ...sidecars]
    .flatMap(({ ports = [] }) => ports)
    .filter((port) => port.name === name && (port.protocol ?? 'TCP') === protocol)
    .map(({ containerPort }) => containerPort);
}
