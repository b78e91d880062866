import { useEffect, useMemo, useState } from 'react';
import type { Cluster } from '../../cluster/cluster.ts';
import type * as Requests from '../../explain/request/index.ts';
import { namespaceOf } from './vantages.ts';

/** A whole question where `from` is given, else the line with a name completed. */
export interface Offer {
  readonly command: string;
  readonly title?: string;
  readonly from?: string;
}

const none: readonly Offer[] = [];

/** What fits the cluster: questions before anything is typed, then names that exist. */
export function useOffers(cluster: Cluster | undefined, typed: string, from: string): readonly Offer[] {
  const [requests, setRequests] = useState<typeof Requests>();
  useEffect(() => {
    if (cluster && !requests) void import('../../explain/request/index.ts').then(setRequests);
  }, [cluster, requests]);
  return useMemo(() => {
    if (!cluster || !requests) return none;
    const said = typed.trim();
    const fits = ({ command, title }: Requests.Suggestion) =>
      command !== said && (command.startsWith(said) || title.toLowerCase().includes(said.toLowerCase()));
    const fitting = requests.suggestions(cluster).filter(fits);
    if (said === '') return fitting;
    const completed = requests.completions(cluster, typed, namespaceOf(from));
    return [...completed.map((command): Offer => ({ command })), ...fitting];
  }, [cluster, requests, typed, from]);
}
