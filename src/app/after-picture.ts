import { type ComponentType, lazy } from 'react';
import { type PageState, pageStore } from './store.ts';

const isThere = ({ derived }: PageState) => derived.picture.nodes.length > 0 || derived.evaluation !== undefined;

const picture = new Promise<void>((resolve) => {
  const settle = () => setTimeout(resolve, 30);
  if (isThere(pageStore.getState())) settle();
  const stop = pageStore.subscribe((state) => {
    if (!isThere(state)) return;
    stop();
    settle();
  });
});

/** A part of the page whose script is asked for once the first picture stands. */
export function afterPicture(load: () => Promise<{ readonly default: ComponentType }>): ComponentType {
  return lazy(async () => {
    await picture;
    return load();
  });
}
