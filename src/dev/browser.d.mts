/** Path of a Chromium to test in, where there is one. */
export function findBrowser(): string | undefined;
/** Installs a browser where there is none. Its path, or undefined where none can be had. */
export function ensureBrowser(): string | undefined;
