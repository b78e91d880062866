export interface HostPort {
  /** Without brackets. */
  readonly host: string;
  readonly port: number | undefined;
}

/** `web.shop`, `web.shop:80`, `10.96.0.1:80`, `[fd00::1]:80`, `fd00::1`. */
export function readHostPort(text: string): HostPort | undefined {
  const bracketed = /^\[([0-9a-fA-F:.]+)\](?::(\d+))?$/.exec(text);
  const [, host = '', port] =
    bracketed ?? (/^[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/.test(text) ? ['', text] : (/^([^\s:/[\]]+)(?::(\d+))?$/.exec(text) ?? []));
  if (!isHost(host) || (port !== undefined && !isPort(port))) return undefined;
  return { host, port: port === undefined ? undefined : Number(port) };
}

export function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

/** Loose on purpose: a name that the DNS would refuse is a question, too. */
export function isHost(text: string): boolean {
  return /^[\w.*:-]+$/.test(text) && /\w/.test(text);
}

export interface Url extends HostPort {
  readonly scheme: string | undefined;
  /** With query, without fragment. */
  readonly path: string;
}

export function readUrl(text: string): Url | undefined {
  const [, scheme, authority = '', path = ''] = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):\/\/)?([^/?#]+)([^#]*)/.exec(text) ?? [];
  const at = readHostPort(authority.replace(/^.*@/, ''));
  return at && { ...at, scheme: scheme?.toLowerCase(), path: path.startsWith('/') ? path : `/${path}` };
}
