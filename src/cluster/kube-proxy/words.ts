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

/** What befalls a packet, in either mode. */
export const fates = {
  mark: 'gets the mark for masquerading',
  unmark: 'loses the mark again',
  masquerade: "leaves with the node's address as its source",
  reject: 'is refused with an ICMP message',
  drop: 'is dropped without a word',
} as const;
