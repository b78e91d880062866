import { pageStore } from '../store.ts';

/** Puts a line into the DNS console. */
export function lookUp(lookup: string): void {
  if (lookup) pageStore.setState({ workspace: { ...pageStore.getState().workspace, lookup } });
}
