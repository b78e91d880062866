import type { ObjectRef } from '../../../cluster/object.ts';
import type { Service } from '../../../cluster/types.ts';
import type { Hop } from '../trace.ts';

/** Why there is nobody to send to, or no name to ask for, and what would mend it. */
export interface Cause extends Pick<Hop, 'fix' | 'instead' | 'sources' | 'command'> {
  /** For the end of a sentence: `its selector app=Web matches no Pod (Pods have app=web)`. */
  readonly because: string;
  readonly objects: readonly ObjectRef[];
  /** There are ready endpoints, but none for this port. */
  readonly port?: number;
  /** Somebody may well be there, and the manifests do not tell. */
  readonly unknown?: true;
}

/** `Service web has no ready endpoint, because …` */
export function nobodySentence({ metadata: { name } }: Service, { because, port, unknown }: Cause): string {
  if (unknown) return `who stands behind Service ${name} is not known, because ${because}`;
  return port === undefined
    ? `Service ${name} has no ready endpoint, because ${because}`
    : `Service ${name} has no endpoint for its port ${port}, because ${because}`;
}
