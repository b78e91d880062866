import { say } from '../actions.ts';

interface CopyButtonProps {
  readonly label: string;
  readonly title?: string;
  /** What is copied, as a word in a sentence. */
  readonly what: string;
  readonly text: () => string | Promise<string>;
}

export function CopyButton({ label, title, what, text }: CopyButtonProps) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await text());
      say({ text: `${what} is copied.`, tone: 'plain' });
    } catch {
      say({ text: 'The browser does not let the page copy.', tone: 'bad' });
    }
  };
  return (
    <button type="button" className="button small quiet" aria-label={title} title={title} onClick={() => void copy()}>
      {label}
    </button>
  );
}
