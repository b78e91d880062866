/** Whether the user asked for less motion. */
export const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** How long a movement takes, in milliseconds; none for those who asked for less motion. */
export const during = (duration: number) => ({ duration: isCalm() ? 0 : duration });
