import type { MapNode, Node, Pair, ScalarNode, SequenceNode } from './node.ts';
import { Scanner } from './scanner.ts';
import type { SyntaxFailure, Token, TokenType } from './token.ts';

export interface Tree {
  /** Undefined where the text holds no value. */
  readonly root?: Node;
  readonly failure?: SyntaxFailure;
  /** Where something stands behind the first document, which is not read. */
  readonly rest?: number;
}

interface Properties {
  readonly start: number;
  readonly line: number;
  readonly anchor?: string;
  readonly tag?: string;
}

/** The first document of a text as a tree. */
// goyaml.v2 parserc.go
export function parseTree(text: string, depthLimit: number): Tree {
  const control = text.search(notAllowed);
  if (control >= 0)
    return { failure: { message: 'control characters are not allowed', at: control, line: 0, from: control, scanner: false } };
  const scanner = new Scanner(text, depthLimit);
  const root = new Parser(scanner).document();
  scanner.peek();
  if (scanner.failure) return { failure: scanner.failure };
  while (scanner.peek().type === 'document-end') scanner.next();
  const { type, start } = scanner.peek();
  return { ...(root ? { root } : {}), ...(type === 'stream-end' ? {} : { rest: start }) };
}

// goyaml.v2 readerc.go yaml_parser_update_buffer
const notAllowed = /[^\t\n\r\x20-\x7E\x85\xA0-\uFFFD]/;

const endsValue: ReadonlySet<TokenType> = new Set(['key', 'value', 'block-end']);
const endsItem: ReadonlySet<TokenType> = new Set(['-', 'key', 'value', 'block-end']);
const endsDocument: ReadonlySet<TokenType> = new Set([
  'version-directive',
  'tag-directive',
  'document-start',
  'document-end',
  'stream-end',
]);

class Parser {
  private readonly scanner: Scanner;

  constructor(scanner: Scanner) {
    this.scanner = scanner;
  }

  document(): Node | undefined {
    const { scanner } = this;
    while (scanner.peek().type === 'document-end') scanner.next();
    if (scanner.peek().type === 'stream-end') return undefined;
    if (!endsDocument.has(scanner.peek().type)) return this.node(true, false);
    const { start } = scanner.peek();
    while (this.isNext('version-directive') || this.isNext('tag-directive')) {
      const directive = scanner.next();
      if (directive.type === 'version-directive' && directive.text !== '1.1')
        scanner.fail('found incompatible YAML document', at(directive));
    }
    if (!this.isNext('document-start')) scanner.fail('did not find expected <document start>', at(scanner.peek()), start);
    scanner.next();
    return endsDocument.has(scanner.peek().type) ? undefined : this.node(true, false);
  }

  private isNext(type: TokenType): boolean {
    return this.scanner.peek().type === type;
  }

  /** Takes the next token if it is of this type. */
  private took(type: TokenType): boolean {
    if (!this.isNext(type)) return false;
    this.scanner.next();
    return true;
  }

  private node(isInBlock: boolean, mayBeUnindented: boolean): Node {
    const { scanner } = this;
    const first = scanner.peek();
    if (first.type === 'alias') {
      scanner.next();
      return { kind: 'alias', name: first.text, start: first.start, end: first.end };
    }
    const properties = this.properties(first);
    const token = scanner.peek();
    if (mayBeUnindented && token.type === '-') return this.sequence(properties, token, true);
    switch (token.type) {
      case 'scalar':
        scanner.next();
        return { kind: 'scalar', text: token.text, plain: token.plain, ...placed(properties, token.end) };
      case '[':
        return this.flowSequence(properties, token);
      case '{':
        return this.flowMap(properties, token);
      case 'block-sequence-start':
        if (isInBlock) return this.sequence(properties, scanner.next(), false);
        break;
      case 'block-mapping-start':
        if (isInBlock) return this.map(properties, scanner.next());
    }
    if (properties.anchor === undefined && properties.tag === undefined)
      scanner.fail('did not find expected node content', at(token), properties.start);
    return empty(properties, token.start);
  }

  private properties({ start, line }: Token): Properties {
    let anchor: string | undefined;
    let tag: string | undefined;
    for (let token = this.scanner.peek(); ; token = this.scanner.peek()) {
      if (token.type === 'anchor' && anchor === undefined) {
        anchor = token.text;
      } else if (token.type === 'tag' && tag === undefined) {
        tag = token.text;
        if (/^![\w-]+!/.test(tag)) this.scanner.fail('found undefined tag handle', at(token));
      } else break;
      this.scanner.next();
    }
    return { start, line, ...(anchor === undefined ? {} : { anchor }), ...(tag === undefined ? {} : { tag }) };
  }

  /** A list in block style; as the value of a field it may stand as far out as the field's name. */
  private sequence(properties: Properties, opened: Token, isUnindented: boolean): SequenceNode {
    const items: Node[] = [];
    while (this.isNext('-')) {
      const dash = this.scanner.next();
      const { type } = this.scanner.peek();
      const isEmpty = type === '-' || type === 'block-end' || (isUnindented && endsItem.has(type));
      items.push(isEmpty ? nothing(dash.end) : this.node(true, false));
    }
    if (!isUnindented && !this.took('block-end')) {
      this.scanner.fail("did not find expected '-' indicator", at(this.scanner.peek()), opened.start);
    }
    return { kind: 'sequence', items, ...placed(properties, items.at(-1)?.end ?? opened.end) };
  }

  private map(properties: Properties, opened: Token): MapNode {
    const pairs: Pair[] = [];
    while (this.isNext('key')) {
      const { end } = this.scanner.next();
      const key = endsValue.has(this.scanner.peek().type) ? nothing(end) : this.node(true, true);
      const colon = this.isNext('value') ? this.scanner.next() : undefined;
      const isEmpty = !colon || endsValue.has(this.scanner.peek().type);
      pairs.push({ key, value: isEmpty ? nothing(colon?.end ?? key.end) : this.node(true, true) });
    }
    if (!this.took('block-end')) this.scanner.fail('did not find expected key', at(this.scanner.peek()), opened.start);
    return { kind: 'map', pairs, ...placed(properties, pairs.at(-1)?.value.end ?? opened.end) };
  }

  private flowSequence(properties: Properties, opened: Token): SequenceNode {
    const items: Node[] = [];
    const end = this.flow(opened, ']', () => {
      if (this.isNext('key')) {
        const pair = this.flowPair(']');
        items.push({ kind: 'map', pairs: [pair], start: pair.key.start, end: pair.value.end });
      } else items.push(this.node(false, false));
    });
    return { kind: 'sequence', items, ...placed(properties, end) };
  }

  private flowMap(properties: Properties, opened: Token): MapNode {
    const pairs: Pair[] = [];
    const end = this.flow(opened, '}', () => {
      if (this.isNext('key')) pairs.push(this.flowPair('}'));
      else {
        const key = this.node(false, false);
        pairs.push({ key, value: nothing(key.end) });
      }
    });
    return { kind: 'map', pairs, ...placed(properties, end) };
  }

  /** What stands between brackets or braces, up to the closing one, whose end it gives. */
  private flow(opened: Token, closing: ']' | '}', entry: () => void): number {
    const { scanner } = this;
    scanner.next();
    for (let isFirst = true; !this.isNext(closing); isFirst = false) {
      if (!isFirst && !this.took(',')) {
        scanner.fail(`did not find expected ',' or '${closing}'`, at(scanner.peek()), opened.start);
        return opened.end;
      }
      if (!this.isNext(closing)) entry();
    }
    return scanner.next().end;
  }

  private flowPair(closing: TokenType): Pair {
    const { end } = this.scanner.next();
    const isEnd = () => this.isNext(',') || this.isNext(closing);
    const key = this.isNext('value') || isEnd() ? nothing(end) : this.node(false, false);
    const colon = this.isNext('value') ? this.scanner.next() : undefined;
    return { key, value: !colon || isEnd() ? nothing(colon?.end ?? key.end) : this.node(false, false) };
  }
}

const at = ({ start, line }: Token) => ({ at: start, line });

function placed({ start, anchor, tag }: Properties, end: number) {
  return { start, end, ...(anchor === undefined ? {} : { anchor }), ...(tag === undefined ? {} : { tag }) };
}

const empty = (properties: Properties, end: number): ScalarNode => ({ kind: 'scalar', text: '', plain: true, ...placed(properties, end) });
const nothing = (place: number): ScalarNode => ({ kind: 'scalar', text: '', plain: true, start: place, end: place });
