import type { ObjectRef } from '../object.ts';

/** Names are absolute, with a trailing dot. */
export interface DnsQuestion {
  readonly name: string;
  readonly type: string;
}

export interface DnsRecord {
  readonly name: string;
  readonly type: string;
  /** Seconds. */
  readonly ttl: number;
  /** As dig prints it: `0 33 80 web-0.web.default.svc.cluster.local.` */
  readonly data: string;
  /** The object that the record comes from. */
  readonly from?: ObjectRef;
}

export interface DnsAnswer extends DnsQuestion {
  readonly rcode: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED' | 'FORMERR' | 'NOTIMP';
  readonly aa: boolean;
  readonly answer: readonly DnsRecord[];
  readonly authority: readonly DnsRecord[];
  readonly additional: readonly DnsRecord[];
}
