import { Cursor, isBlank, isBlankOrEnd, isBreak } from './cursor.ts';
import { scanAnchor, scanDirective, scanTag } from './scan-property.ts';
import { scanQuoted } from './scan-quoted.ts';
import { type Scanned, scanBlock, scanPlain } from './scan-scalar.ts';
import type { SyntaxFailure, Token, TokenType } from './token.ts';

/** Text that is a field's name if a colon follows it. */
interface SimpleKey {
  readonly isRequired: boolean;
  /** The number of its token. */
  readonly token: number;
  readonly at: number;
  readonly line: number;
  readonly column: number;
}

interface Place {
  readonly at: number;
  readonly line: number;
}

const noColon = "could not find expected ':'";
const longestKey = 1024;
const startsNoPlainText = new Set('-?:,[]{}#&*!|>\'"%@`');

/**
 * Cuts a text into tokens as goyaml does, and stumbles where it does: it looks ahead only as far as it must to tell a
 * field's name from other text, and the place of its complaint depends on that. Behind a failure all tokens are `failed`.
 */
// goyaml.v2 scannerc.go
export class Scanner {
  failure: SyntaxFailure | undefined;
  private readonly cursor: Cursor;
  private readonly depthLimit: number;
  private tokens: Token[] = [];
  private head = 0;
  private taken = 0;
  private indent = -1;
  private readonly indents: number[] = [];
  /** One for each flow collection that is open, and one for the block around them. */
  private readonly keys: (SimpleKey | undefined)[] = [undefined];
  private readonly keysByToken = new Map<number, number>();
  private mayStartKey = true;
  private isAtEnd = false;

  constructor(text: string, depthLimit: number) {
    this.cursor = new Cursor(text);
    this.depthLimit = depthLimit;
  }

  peek(): Token {
    while (!this.failure && this.mustFetch()) this.fetch();
    return this.failure ? failed(this.failure) : (this.tokens[this.head] as Token);
  }

  next(): Token {
    const token = this.peek();
    if (this.head < this.tokens.length) {
      this.head++;
      this.taken++;
    }
    return token;
  }

  /** For whoever reads the tokens and meets one that does not fit. */
  fail(message: string, { at, line }: Place, from = at): void {
    this.failure ??= { message, at, line, from, scanner: false };
  }

  private failHere(message: string, from = this.cursor.at): void {
    const { at, line } = this.cursor;
    this.failure ??= { message, at, line, from, scanner: true };
  }

  private get flowLevel(): number {
    return this.keys.length - 1;
  }

  /** A token that could still become a field's name is not handed out. */
  private mustFetch(): boolean {
    if (this.isAtEnd) return false;
    if (this.head === this.tokens.length) return true;
    const level = this.keysByToken.get(this.taken);
    return level !== undefined && this.isValidKey(level);
  }

  private isValidKey(level: number): boolean {
    const key = this.keys[level];
    if (!key) return false;
    const { at, line } = this.cursor;
    if (key.line === line && key.at + longestKey >= at) return true;
    if (key.isRequired) this.failHere(noColon, key.at);
    this.keys[level] = undefined;
    return false;
  }

  private saveKey(): void {
    if (!this.mayStartKey) return;
    this.removeKey();
    const { at, line, column } = this.cursor;
    const token = this.taken + this.tokens.length - this.head;
    this.keys[this.flowLevel] = { isRequired: this.flowLevel === 0 && this.indent === column, token, at, line, column };
    this.keysByToken.set(token, this.flowLevel);
  }

  private removeKey(): void {
    const key = this.keys[this.flowLevel];
    if (!key) return;
    if (key.isRequired) this.failHere(noColon, key.at);
    this.keysByToken.delete(key.token);
    this.keys[this.flowLevel] = undefined;
  }

  private push(type: TokenType, start: Place, text = '', plain = false, end = this.cursor.at): void {
    this.tokens.push({ type, start: start.at, end, line: start.line, text, plain });
  }

  private place(): Place {
    const { at, line } = this.cursor;
    return { at, line };
  }

  /** Opens a block at a column unless it is open; before the token with this number, or last. */
  private roll(column: number, type: TokenType, { at, line }: Place, before?: number): void {
    if (this.flowLevel > 0 || this.indent >= column) return;
    this.indents.push(this.indent);
    this.indent = column;
    if (this.indents.length > this.depthLimit) this.failHere(tooDeep, at);
    this.insert({ type, start: at, end: at, line, text: '', plain: false }, before);
  }

  private insert(token: Token, before?: number): void {
    if (before === undefined) this.tokens.push(token);
    else this.tokens.splice(this.head + before - this.taken, 0, token);
  }

  /** Closes the blocks that are further in than a column. */
  private unroll(column: number): void {
    if (this.flowLevel > 0) return;
    while (this.indent > column) {
      this.push('block-end', this.place());
      this.indent = this.indents.pop() ?? -1;
    }
  }

  private fetch(): void {
    if (this.head > 64) {
      this.tokens = this.tokens.slice(this.head);
      this.head = 0;
    }
    const { cursor } = this;
    this.skipToToken();
    this.unroll(cursor.column);
    const start = this.place();
    const next = cursor.peek();
    const isIndicator = isBlankOrEnd(cursor.peek(1));
    if (next === '') this.fetchEnd();
    else if (cursor.column === 0 && next === '%') this.fetchDirective(start);
    else if (cursor.isAtDocumentIndicator()) this.fetchDocumentIndicator(start, next);
    else if (next === '[' || next === '{') this.openFlow(start, next);
    else if (next === ']' || next === '}') this.closeFlow(start, next);
    else if (next === ',') this.take(start, ',', true);
    else if (next === '-' && isIndicator) this.fetchDash(start);
    else if (next === '?' && (this.flowLevel > 0 || isIndicator)) this.fetchKey(start);
    else if (next === ':' && (this.flowLevel > 0 || isIndicator)) this.fetchValue(start);
    else if (next === '*' || next === '&') this.fetchInline(start, next === '*' ? 'alias' : 'anchor', scanAnchor);
    else if (next === '!') this.fetchInline(start, 'tag', scanTag);
    else if ((next === '|' || next === '>') && this.flowLevel === 0) this.fetchBlock(start);
    else if (next === '"' || next === "'") this.fetchInline(start, 'scalar', scanQuoted);
    else if (this.startsPlain(next)) this.fetchPlain(start);
    else this.failHere('found character that cannot start any token');
  }

  private startsPlain(next: string): boolean {
    if (!startsNoPlainText.has(next)) return !isBlank(next);
    const after = this.cursor.peek(1);
    if (next === '-') return !isBlank(after);
    return this.flowLevel === 0 && (next === '?' || next === ':') && !isBlankOrEnd(after);
  }

  private skipToToken(): void {
    const { cursor } = this;
    for (;;) {
      while (cursor.peek() === ' ' || (cursor.peek() === '\t' && (this.flowLevel > 0 || !this.mayStartKey))) cursor.at++;
      if (cursor.peek() === '#') cursor.skipToLineEnd();
      if (!isBreak(cursor.peek())) return;
      cursor.lineBreak();
      if (this.flowLevel === 0) this.mayStartKey = true;
    }
  }

  private fetchEnd(): void {
    this.cursor.forceLineStart();
    this.unroll(-1);
    this.removeKey();
    this.isAtEnd = true;
    this.push('stream-end', this.place());
  }

  private fetchDirective(start: Place): void {
    this.unroll(-1);
    this.removeKey();
    this.mayStartKey = false;
    const directive = scanDirective(this.cursor);
    if ('message' in directive) this.failHere(directive.message, start.at);
    else this.push(directive.type, start, directive.text);
  }

  private fetchDocumentIndicator(start: Place, next: string): void {
    this.unroll(-1);
    this.removeKey();
    this.mayStartKey = false;
    this.cursor.at += 3;
    this.push(next === '-' ? 'document-start' : 'document-end', start);
  }

  private openFlow(start: Place, bracket: '[' | '{'): void {
    this.saveKey();
    if (this.keys.length > this.depthLimit) this.failHere(tooDeep, start.at);
    this.keys.push(undefined);
    this.mayStartKey = true;
    this.cursor.at++;
    this.push(bracket, start);
  }

  private closeFlow(start: Place, bracket: ']' | '}'): void {
    this.removeKey();
    if (this.flowLevel > 0) this.keys.pop();
    this.mayStartKey = false;
    this.cursor.at++;
    this.push(bracket, start);
  }

  private take(start: Place, type: TokenType, mayStartKey: boolean): void {
    this.removeKey();
    this.mayStartKey = mayStartKey;
    this.cursor.at++;
    this.push(type, start);
  }

  private fetchDash(start: Place): void {
    if (this.flowLevel === 0) {
      if (!this.mayStartKey) this.failHere('block sequence entries are not allowed in this context');
      this.roll(this.cursor.column, 'block-sequence-start', start);
    }
    this.take(start, '-', true);
  }

  private fetchKey(start: Place): void {
    if (this.flowLevel === 0) {
      if (!this.mayStartKey) this.failHere('mapping keys are not allowed in this context');
      this.roll(this.cursor.column, 'block-mapping-start', start);
    }
    this.take(start, 'key', this.flowLevel === 0);
  }

  private fetchValue(start: Place): void {
    const key = this.keys[this.flowLevel];
    if (key && this.isValidKey(this.flowLevel)) {
      const { at, line, token, column } = key;
      this.insert({ type: 'key', start: at, end: at, line, text: '', plain: false }, token);
      this.roll(column, 'block-mapping-start', key, token);
      this.keysByToken.delete(token);
      this.keys[this.flowLevel] = undefined;
      this.mayStartKey = false;
    } else if (this.flowLevel === 0) {
      if (!this.mayStartKey) this.failHere('mapping values are not allowed in this context');
      this.roll(this.cursor.column, 'block-mapping-start', start);
      this.mayStartKey = true;
    } else this.mayStartKey = false;
    this.cursor.at++;
    this.push('value', start);
  }

  private fetchInline(start: Place, type: TokenType, scan: (cursor: Cursor) => Scanned): void {
    this.saveKey();
    this.mayStartKey = false;
    this.pushScanned(start, type, scan(this.cursor));
  }

  private fetchPlain(start: Place): void {
    this.saveKey();
    const scanned = scanPlain(this.cursor, this.indent, this.flowLevel > 0);
    this.mayStartKey = 'endsLine' in scanned && scanned.endsLine;
    this.pushScanned(start, 'scalar', scanned, true);
  }

  private fetchBlock(start: Place): void {
    this.removeKey();
    this.mayStartKey = true;
    this.pushScanned(start, 'scalar', scanBlock(this.cursor, this.indent));
  }

  private pushScanned(start: Place, type: TokenType, scanned: Scanned, plain = false): void {
    if ('message' in scanned) this.failHere(scanned.message, start.at);
    else this.push(type, start, scanned.text, plain, scanned.end);
  }
}

const tooDeep = 'exceeded max depth of 10000';

const failed = ({ at, line }: SyntaxFailure): Token => ({ type: 'failed', start: at, end: at, line, text: '', plain: false });
