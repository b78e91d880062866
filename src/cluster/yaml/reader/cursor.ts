/** A place in a text, by offset, line and column, each from 0. */
export class Cursor {
  readonly text: string;
  at = 0;
  line = 0;
  private lineStart = 0;

  constructor(text: string) {
    this.text = text;
  }

  get column(): number {
    return this.at - this.lineStart;
  }

  /** The character so many further on; empty at the end. */
  peek(ahead = 0): string {
    return this.text[this.at + ahead] ?? '';
  }

  /** Takes a line break, and gives what it means. */
  lineBreak(): string {
    const found = this.peek();
    this.at += found === '\r' && this.peek(1) === '\n' ? 2 : 1;
    this.line++;
    this.lineStart = this.at;
    return found === '\u2028' || found === '\u2029' ? found : '\n';
  }

  /** The end of a text counts as the start of another line. */
  forceLineStart(): void {
    if (this.column === 0) return;
    this.line++;
    this.lineStart = this.at;
  }

  skipToLineEnd(): void {
    while (!isBreakOrEnd(this.peek())) this.at++;
  }

  /** `---` or `...` alone at the start of a line. */
  isAtDocumentIndicator(): boolean {
    if (this.column !== 0 || !isBlankOrEnd(this.peek(3))) return false;
    const word = this.text.slice(this.at, this.at + 3);
    return word === '---' || word === '...';
  }
}

export const isBlank = (character: string): boolean => character === ' ' || character === '\t';

export const isBreak = (character: string): boolean =>
  character === '\n' || character === '\r' || character === '\x85' || character === '\u2028' || character === '\u2029';

export const isBreakOrEnd = (character: string): boolean => character === '' || isBreak(character);

export const isBlankOrEnd = (character: string): boolean => isBlank(character) || isBreakOrEnd(character);
