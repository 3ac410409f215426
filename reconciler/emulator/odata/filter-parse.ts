/** A `$filter` expression as a tree. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'path'; readonly segments: readonly string[] }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'in'; readonly left: Expression; readonly members: readonly Expression[] }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Expression[] }
  | { readonly kind: 'isof'; readonly type: string }
  | {
      readonly kind: 'lambda';
      readonly quantifier: 'any' | 'all';
      readonly collection: readonly string[];
      readonly variable?: string;
      readonly predicate?: Expression;
    };

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'has';

/** The text is not an expression of the supported subset. The message tells what was expected and where. */
export class FilterSyntaxError extends Error {
  override readonly name = 'FilterSyntaxError';
}

const COMPARISONS: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'has'] satisfies readonly Comparison[];
const FUNCTIONS: readonly string[] = ['startswith', 'endswith', 'contains', 'tolower', 'toupper'];
// Strings first, then dates and ids before plain numbers (all begin with digits), then names, then punctuation.
const TOKEN =
  /\s*(?:('(?:[^']|'')*')|(\d{4}-\d\d-\d\dT[\d:.]+Z?|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27})|(-?\d+(?:\.\d+)?)(?![\w.])|([A-Za-z_@#][\w.@]*)|([(),/:]))/y;

interface Token {
  readonly kind: 'string' | 'moment' | 'number' | 'name' | 'mark' | 'end';
  readonly text: string;
  readonly at: number;
}

/** Parses the subset of OData's `$filter` that Graph's collections here accept. Throws FilterSyntaxError. */
export function parseFilter(text: string): Expression {
  const parser = new Parser(tokens(text));
  const expression = parser.or();
  parser.expectEnd();
  return expression;
}

function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (text.slice(pattern.lastIndex).trim() !== '') {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) throw new FilterSyntaxError(`Syntax error at position ${at} in '${text}'.`);
    const kinds = ['string', 'moment', 'number', 'name', 'mark'] as const;
    kinds.forEach((kind, index) => {
      const captured = match[index + 1];
      if (captured !== undefined) found.push({ kind, text: captured, at });
    });
  }
  found.push({ kind: 'end', text: 'end of the expression', at: text.length });
  return found;
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(list: readonly Token[]) {
    this.#tokens = list;
  }

  or(): Expression {
    let left = this.#and();
    while (this.#takeName('or')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  expectEnd(): void {
    if (this.#peek().kind !== 'end') this.#fail('the end of the expression');
  }

  #and(): Expression {
    let left = this.#not();
    while (this.#takeName('and')) left = { kind: 'and', left, right: this.#not() };
    return left;
  }

  #not(): Expression {
    if (this.#takeName('not')) return { kind: 'not', operand: this.#not() };
    return this.#comparison();
  }

  #comparison(): Expression {
    const left = this.#operand();
    const token = this.#peek();
    if (token.kind !== 'name') return left;
    if (this.#takeName('in')) return { kind: 'in', left, members: this.#list() };
    if (!isComparison(token.text)) return left;
    this.#take();
    return { kind: 'compare', operator: token.text, left, right: this.#operand() };
  }

  #operand(): Expression {
    if (this.#takeMark('(')) {
      const inner = this.or();
      this.#expectMark(')');
      return inner;
    }
    const token = this.#take();
    if (token.kind === 'string') return literal(token.text.slice(1, -1).replaceAll("''", "'"));
    if (token.kind === 'moment') return literal(token.text);
    if (token.kind === 'number') return literal(Number(token.text));
    if (token.kind !== 'name') return this.#fail('a value or a property', token);
    if (token.text === 'true' || token.text === 'false') return literal(token.text === 'true');
    if (token.text === 'null') return literal(null);
    if (token.text === 'isof') return this.#isof();
    if (FUNCTIONS.includes(token.text.toLowerCase())) {
      return { kind: 'call', name: token.text.toLowerCase(), operands: this.#list() };
    }
    return this.#path(token.text);
  }

  #isof(): Expression {
    this.#expectMark('(');
    const type = this.#take();
    if (type.kind !== 'string' && type.kind !== 'name') this.#fail('a type name', type);
    this.#expectMark(')');
    return { kind: 'isof', type: type.text.replaceAll("'", '').replace(/^#?microsoft\.graph\./, '') };
  }

  #path(first: string): Expression {
    const segments = [first];
    while (this.#takeMark('/')) {
      const token = this.#take();
      if (token.kind !== 'name') this.#fail('a property', token);
      if ((token.text === 'any' || token.text === 'all') && this.#takeMark('('))
        return this.#lambda(token.text, segments);
      segments.push(token.text);
    }
    return { kind: 'path', segments };
  }

  #lambda(quantifier: 'any' | 'all', collection: readonly string[]): Expression {
    if (this.#takeMark(')')) return { kind: 'lambda', quantifier, collection };
    const variable = this.#take();
    if (variable.kind !== 'name') this.#fail('a variable', variable);
    this.#expectMark(':');
    const predicate = this.or();
    this.#expectMark(')');
    return { kind: 'lambda', quantifier, collection, variable: variable.text, predicate };
  }

  #list(): readonly Expression[] {
    this.#expectMark('(');
    const members = [this.or()];
    while (this.#takeMark(',')) members.push(this.or());
    this.#expectMark(')');
    return members;
  }

  #peek(): Token {
    const token = this.#tokens[Math.min(this.#next, this.#tokens.length - 1)];
    if (token === undefined) throw new Error('unreachable: the token list ends with an end token');
    return token;
  }

  #take(): Token {
    const token = this.#peek();
    this.#next += 1;
    return token;
  }

  #takeName(name: string): boolean {
    const found = this.#peek().kind === 'name' && this.#peek().text.toLowerCase() === name;
    if (found) this.#next += 1;
    return found;
  }

  #takeMark(mark: string): boolean {
    const found = this.#peek().kind === 'mark' && this.#peek().text === mark;
    if (found) this.#next += 1;
    return found;
  }

  #expectMark(mark: string): void {
    if (!this.#takeMark(mark)) this.#fail(`'${mark}'`);
  }

  #fail(expected: string, token = this.#peek()): never {
    throw new FilterSyntaxError(`Expected ${expected} at position ${token.at}, found '${token.text}'.`);
  }
}

function literal(value: string | number | boolean | null): Expression {
  return { kind: 'literal', value };
}

function isComparison(text: string): text is Comparison {
  return COMPARISONS.includes(text);
}
