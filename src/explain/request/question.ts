import type { IpFamily } from '../../cluster/settings.ts';
import type { Protocol } from '../../cluster/types.ts';

/** What the user asks: a command in their own words, and from where. `from` is `pod:NAMESPACE/NAME`, `namespace:NAME`, `node:NAME` or `outside`. */
export interface AskedRequest {
  readonly command: string;
  readonly from: string;
  /** Decides every random choice. */
  readonly seed: number;
}

/** A command as it was understood. */
export type Question = ConnectQuestion | LookupQuestion | PingQuestion | PortForwardQuestion;

/** Opens a connection to a host and port, and perhaps speaks HTTP over it. */
export interface ConnectQuestion {
  readonly kind: 'connect';
  readonly tool: string;
  readonly protocol: Protocol;
  /** A name or an address, as written; without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
  readonly family?: IpFamily;
  readonly http?: HttpQuestion;
  /** curl's `--resolve`: addresses given by hand. */
  readonly pinned?: readonly string[];
}

export interface HttpQuestion {
  readonly method: string;
  readonly scheme: 'http' | 'https';
  /** The Host header. */
  readonly host: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Asks the DNS for a name. */
export interface LookupQuestion {
  readonly kind: 'lookup';
  readonly tool: 'dig' | 'nslookup' | 'host' | 'getent';
  readonly name: string;
  readonly types: readonly string[];
  /** Whether the search list of resolv.conf is walked. */
  readonly search: boolean;
  readonly server?: string;
}

export interface PingQuestion {
  readonly kind: 'ping';
  readonly host: string;
  readonly family?: IpFamily;
}

/** `kubectl port-forward`: a tunnel through the API server to one Pod. */
export interface PortForwardQuestion {
  readonly kind: 'port-forward';
  readonly resource: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly localPort: string;
  /** A number or a port's name. */
  readonly port: string;
}

/** A command that could not be read, with one that can. */
export interface Unreadable {
  readonly problem: string;
  readonly example: string;
}

export interface ReadCommand {
  readonly question: Question;
  /** Where the command itself says it runs: `kubectl exec web-0 --`. */
  readonly from?: string;
}

export function isUnreadable<T extends object>(read: T | Unreadable): read is Unreadable {
  return 'problem' in read;
}
