const units = [
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `3 hours`, `90 seconds`: in the largest unit that leaves no rest. */
export function secondsInWords(seconds: number): string {
  const [unit, length] = units.find(([, size]) => seconds >= size && seconds % size === 0) ?? (['second', 1] as const);
  const amount = seconds / length;
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
