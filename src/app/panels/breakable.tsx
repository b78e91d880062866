import { Fragment } from 'react';

/** A text with long names in it, which may break after their dots and slashes. */
export function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=[./:-])(?=[A-Za-z])/).map((part, index) => (
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));
}
