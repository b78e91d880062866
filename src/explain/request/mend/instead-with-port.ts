/** The command with another port, where the number to replace is found in it or is the usual one of its scheme. */
export function insteadWithPort(given: string, wrong: number, right: number): string | undefined {
  const speaksPlainly = wrong === 443 && (right === 80 || right === 8080);
  const command = speaksPlainly ? given.replace(/\bhttps:\/\//, 'http://') : given;
  const better = command.replace(new RegExp(`([:\\s])${wrong}(?!\\d)`), `$1${right}`);
  if (better !== command) return better;
  const added = command.replace(/(https?:\/\/[^/\s:?#]+)(?=[/\s?#]|$)/, `$1:${right}`);
  return added === command ? undefined : added;
}
