import type { DnsAnswer, DnsQuestion } from './message.ts';

/** The one host outside that the modelled upstream resolver knows; RFC 2606 keeps its name for documentation. */
const outsideHost = { name: 'example.com.', address: '203.0.113.12', ttl: 60 };

/** What the resolver behind CoreDNS says of names that are not the cluster's. A real one would ask the internet. */
export function askUpstream(question: DnsQuestion): DnsAnswer {
  const nothing = { ...question, rcode: 'NXDOMAIN', aa: true, answer: [], authority: [], additional: [] } as const;
  if (question.name.toLowerCase() !== outsideHost.name || question.type !== 'A') return nothing;
  const record = { name: question.name, type: 'A', ttl: outsideHost.ttl, data: outsideHost.address };
  return { ...nothing, rcode: 'NOERROR', answer: [record] };
}
