import { type ComponentType, lazy } from 'react';
import { type PageState, pageStore } from './store.ts';

const isThere = ({ derived }: PageState) => derived.picture.nodes.length > 0 || derived.evaluation !== undefined;

/** Where there is nothing to draw nobody waits for it. */
const isDrawn = () => pageStore.getState().derived.picture.nodes.length === 0 || document.querySelector('.react-flow__node') !== null;

/** Resolves once there is a first picture. */
export const pictureStands = new Promise<void>((resolve) => {
  // What is derived is drawn a few frames later; a tab in the background draws nothing and need not wait.
  const settle = () => {
    const deadline = performance.now() + 2000;
    const look = () => {
      if (isDrawn() || document.hidden || performance.now() > deadline) resolve();
      else setTimeout(look, 16);
    };
    look();
  };
  if (isThere(pageStore.getState())) settle();
  const stop = pageStore.subscribe((state) => {
    if (!isThere(state)) return;
    stop();
    settle();
  });
});

/** A part of the page whose script is asked for once the first picture stands. */
export function afterPicture<P extends object = object>(load: () => Promise<{ readonly default: ComponentType<P> }>): ComponentType<P> {
  return lazy<ComponentType<P>>(async () => {
    await pictureStands;
    return load();
  });
}
