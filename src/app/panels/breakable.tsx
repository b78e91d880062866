import { Fragment } from 'react';

/** A text with long names in it, which may break after their dots and slashes. */
export function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=[./:-])(?=[A-Za-z])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move.
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));
}
