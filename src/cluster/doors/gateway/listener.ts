import type { ListenerChoice } from '../route-explanation.ts';
import { closeness, greatestFirst, hostnameMatches } from './hostname.ts';
import type { Gateway, Listener } from './types.ts';

export interface ChosenListener {
  readonly listener?: Listener;
  readonly choice?: ListenerChoice;
  /** Why no listener takes it, or what was chosen. */
  readonly reason: string;
}

/** A request belongs to one listener only: of those on its port, the one with the closest hostname. */
export function chooseListener(gateway: Gateway, port: number, scheme: string, host: string): ChosenListener {
  const { listeners } = gateway.spec;
  const name = gateway.metadata.name;
  const onPort = listeners.filter((listener) => listener.port === port);
  if (onPort.length === 0) return { reason: `Gateway ${name} has no listener on port ${port}.` };
  const speaking = onPort.filter(({ protocol }) => speaks(protocol, scheme));
  if (speaking.length === 0) {
    return { reason: `Port ${port} of Gateway ${name} speaks ${onPort.map(({ protocol }) => protocol).join(', ')}, not ${scheme}.` };
  }
  const listener = speaking
    .filter(({ hostname = '' }) => hostnameMatches(hostname, host))
    .toSorted((a, b) => greatestFirst(closeness(a.hostname ?? ''), closeness(b.hostname ?? '')))[0];
  if (!listener) return { reason: `No listener of Gateway ${name} on port ${port} is for host ${host}.` };
  const others = listeners
    .filter((other) => other !== listener)
    .map((other) => ({ name: other.name, reason: passedReason(other, port, scheme, host) }));
  const { hostname, protocol } = listener;
  return {
    listener,
    choice: { name: listener.name, port, protocol, ...(hostname ? { hostname } : {}), others },
    reason: `Listener ${listener.name} takes host ${host}.`,
  };
}

function speaks(protocol: string, scheme: string): boolean {
  if (protocol === 'TCP' || protocol === 'UDP') return true;
  return scheme === 'https' ? protocol === 'HTTPS' || protocol === 'TLS' : protocol === 'HTTP';
}

function passedReason({ hostname = '', port, protocol }: Listener, asked: number, scheme: string, host: string): string {
  if (port !== asked) return `it listens on port ${port}`;
  if (!speaks(protocol, scheme)) return `it speaks ${protocol}`;
  if (!hostnameMatches(hostname, host)) return `its hostname ${hostname} is not ${host}`;
  return 'another listener has the closer hostname';
}
