import { selectPicture, usePage } from './store.ts';

export function TrafficPaths() {
  const picture = usePage(selectPicture);
  return (
    <section className="region picture" aria-label="Traffic paths">
      {picture.nodes.length}
    </section>
  );
}
