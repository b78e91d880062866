import { useState } from 'react';

interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly isTaken?: (name: string) => boolean;
  readonly onChange: (name: string) => void;
}

const subdomain = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/;

/** A name that counts once it is whole: when the field is left, or with Enter. */
export function NameField({ label, value, isTaken = () => false, onChange }: NameFieldProps) {
  const [typed, setTyped] = useState<string>();
  const name = (typed ?? value).trim();
  const isWrong = name !== value && (!subdomain.test(name) || isTaken(name));
  const finish = () => {
    if (!isWrong && name !== value) onChange(name);
    setTyped(undefined);
  };
  return (
    <input
      aria-label={label}
      aria-invalid={isWrong}
      value={typed ?? value}
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
      }}
    />
  );
}
