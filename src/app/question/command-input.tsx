import { type KeyboardEvent, type MouseEvent, useId, useState } from 'react';
import { selectEvaluation, usePage } from '../store.ts';
import { type Offer, useOffers } from './offers.ts';

interface CommandInputProps {
  readonly label?: string;
  readonly placeholder?: string;
  /** Which questions are offered; all of them without it. */
  readonly accepts?: (command: string) => boolean;
  readonly value: string;
  readonly from: string;
  readonly onChange: (value: string) => void;
  /** A whole question was chosen. */
  readonly onAsk: (question: { readonly command: string; readonly from: string }) => void;
}

/** As in an address bar: with the first click all is selected, since what is typed next is another question. */
function selectWhole(event: MouseEvent<HTMLInputElement>): void {
  const input = event.currentTarget;
  if (document.activeElement === input) return;
  event.preventDefault();
  input.focus();
  input.select();
}

const acceptsAll = () => true;
const placeholderText = 'curl http://web, dig web +search, nc -zv db 5432 …';

/** A combobox by the ARIA pattern: it completes names that exist and offers questions that fit. */
export function CommandInput({
  label = 'Question, as a command',
  placeholder = placeholderText,
  accepts = acceptsAll,
  value,
  from,
  onChange,
  onAsk,
}: CommandInputProps) {
  const cluster = usePage(selectEvaluation)?.cluster;
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [hasTyped, setTyped] = useState(false);
  const [active, setActive] = useState(-1);
  const offers = useOffers(isOpen ? cluster : undefined, hasTyped ? value : '', from).filter((offer) => accepts(offer.command));
  const isShown = isOpen && offers.length > 0;
  const close = () => {
    setOpen(false);
    setTyped(false);
    setActive(-1);
  };
  const take = (offer: Offer) => {
    if (offer.from === undefined) {
      onChange(offer.command);
      setActive(-1);
    } else {
      onAsk({ command: offer.command, from: offer.from });
      close();
    }
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const offer = isShown ? offers[active] : undefined;
    if (step !== 0) {
      event.preventDefault();
      setOpen(true);
      if (offers.length > 0) setActive((active + step + offers.length) % offers.length);
    } else if (event.key === 'Escape') {
      close();
    } else if ((event.key === 'Enter' || event.key === 'Tab') && offer) {
      event.preventDefault();
      take(offer);
    } else if (event.key === 'Enter') {
      close();
    }
  };
  return (
    <div className="question-field">
      <input
        className="question-command"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-activedescendant={isShown && active >= 0 ? `${listId}-${active}` : undefined}
        placeholder={placeholder}
        value={value}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onFocus={() => setOpen(true)}
        onMouseDown={selectWhole}
        onClick={() => setOpen(true)}
        onBlur={close}
        onKeyDown={press}
        onChange={(event) => {
          onChange(event.target.value);
          setTyped(true);
          setOpen(true);
          setActive(-1);
        }}
      />
      <div className="offers" role="listbox" id={listId} aria-label="Questions and names" hidden={!isShown}>
        {offers.map((offer, index) => (
          <div
            key={`${offer.command} ${offer.from}`}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerDown={(event) => {
              event.preventDefault();
              take(offer);
            }}
          >
            <code>{offer.command}</code>
            {offer.title && <span className="muted">{offer.title}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}
