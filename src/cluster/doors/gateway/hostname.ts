/** A wildcard stands for one label or more; an empty pattern is any host. */
export function hostnameMatches(pattern: string, host: string): boolean {
  if (pattern === '') return true;
  return pattern.startsWith('*.') ? host.length > pattern.length - 1 && host.endsWith(pattern.slice(1)) : pattern === host;
}

/** The hosts that both a listener and a route take: the narrower of the two, or undefined. */
export function intersection(listener: string, route: string): string | undefined {
  if (listener === '' || listener === route) return route;
  if (route === '') return listener;
  if (!route.startsWith('*.')) return hostnameMatches(listener, route) ? route : undefined;
  if (!listener.startsWith('*.')) return hostnameMatches(route, listener) ? listener : undefined;
  if (route.endsWith(listener.slice(1))) return route;
  return listener.endsWith(route.slice(1)) ? listener : undefined;
}

/** Precedence of a hostname that matches, the higher the closer: characters of a precise one, then characters. */
export function closeness(hostname: string): readonly [number, number] {
  return [hostname.startsWith('*') ? 0 : hostname.length, hostname.length];
}

/** Compares rank by rank, the greater first. */
export function greatestFirst(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = (b[index] ?? 0) - value;
    if (difference !== 0) return difference;
  }
  return 0;
}

export function closestOf(patterns: readonly string[], host: string): string | undefined {
  return patterns.filter((pattern) => hostnameMatches(pattern, host)).toSorted((a, b) => greatestFirst(closeness(a), closeness(b)))[0];
}
