import type { Cluster } from '../cluster.ts';
import type { DnsAnswer, DnsQuestion } from './message.ts';

/** The answer of the cluster's DNS to one question, as the kubernetes plugin gives it. */
export function answer(_cluster: Cluster, question: DnsQuestion): DnsAnswer {
  return { ...question, rcode: 'NXDOMAIN', aa: true, answer: [], authority: [], additional: [] };
}
