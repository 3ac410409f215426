import { quote } from '../text/quote.ts';
import { didYouMean } from '../text/suggest.ts';
import { type FilterDialect, policyDialect } from './filter-dialect.ts';
import type {
  FilterComparison,
  FilterHead,
  FilterOperator,
  FilterRange,
  FilterRule,
  FilterValue,
} from './filter-rule.ts';
import { type FilterProblem, FilterSyntaxError } from './filter-syntax-error.ts';
import { type FilterToken, tokenizeFilter } from './tokenize-filter.ts';

/** Parentheses and negations within each other; far more than a person writes, and far less than the stack holds. */
const deepest = 100;

/**
 * Reads the rule of a filter (grammar: Microsoft docs, concept-condition-filters-for-devices and groups-dynamic-membership):
 *
 *     or         := and ("-or" and)*
 *     and        := not ("-and" not)*
 *     not        := "-not" not | "(" or ")" | comparison
 *     comparison := HEAD "." ATTRIBUTE OPERATOR value
 *     value      := "text" | True | False | null | VERSION | "[" "text" ("," "text")* "]"
 *
 * Hyphens may be left out and letter case makes no difference. Which operators and values there are depends on the dialect. Whether
 * an attribute exists is not asked here.
 */
export function parseFilter(
  text: string,
  head: FilterHead,
  dialect: FilterDialect = policyDialect,
): { readonly rule: FilterRule } | { readonly problem: FilterProblem } {
  try {
    const parser = new FilterParser(tokenizeFilter(text), head, dialect);
    return { rule: parser.whole() };
  } catch (error) {
    if (error instanceof FilterSyntaxError) return { problem: error.problem };
    throw error;
  }
}

const examples: Readonly<Record<FilterHead, string>> = {
  device: 'device.model',
  app: 'app.appVersion',
  CustomSecurityAttribute: 'CustomSecurityAttribute.Set_Attribute',
};

class FilterParser {
  private readonly tokens: readonly FilterToken[];
  private readonly head: FilterHead;
  private readonly dialect: FilterDialect;
  private index = 0;
  private depth = 0;

  constructor(tokens: readonly FilterToken[], head: FilterHead, dialect: FilterDialect) {
    this.tokens = tokens;
    this.head = head;
    this.dialect = dialect;
  }

  whole(): FilterRule {
    const rule = this.junction('or');
    if (this.peek().kind !== 'end') this.refuse('the end of the rule', 'join comparisons with `-and` or `-or`');
    return rule;
  }

  private junction(kind: 'and' | 'or'): FilterRule {
    const operand = () => (kind === 'or' ? this.junction('and') : this.negation());
    const operands = [operand()];
    while (this.takes(kind)) operands.push(operand());
    const [first] = operands;
    if (first === undefined || operands.length === 1) return first ?? this.refuse('a comparison', 'add one');
    const range = { start: first.range.start, end: operands.at(-1)?.range.end ?? first.range.end };
    // "a or (b or c)" is "a or b or c".
    return { kind, operands: operands.flatMap((each) => (each.kind === kind ? each.operands : [each])), range };
  }

  private negation(): FilterRule {
    const { start, end } = this.peek().range;
    if (this.dialect.negates && this.takes('not')) {
      const operand = this.within({ start, end }, () => this.negation());
      return { kind: 'not', operand, range: { start, end: operand.range.end } };
    }
    if (!this.takes('(')) return this.comparison();
    const rule = this.within({ start, end }, () => this.junction('or'));
    if (!this.takes(')')) this.refuse('`)`', 'close the parenthesis');
    return rule;
  }

  private within(range: FilterRange, read: () => FilterRule): FilterRule {
    this.depth += 1;
    const message = 'the rule is nested too deeply';
    if (this.depth > deepest) throw new FilterSyntaxError({ message, help: 'leave out parentheses', range });
    const rule = read();
    this.depth -= 1;
    return rule;
  }

  private comparison(): FilterComparison {
    const attribute = this.attribute();
    const operator = this.operator();
    const value = this.value();
    const range = { start: attribute.range.start - this.head.length - 1, end: value.range.end };
    return { kind: 'comparison', head: this.head, attribute, operator, value, range };
  }

  private attribute(): FilterComparison['attribute'] {
    const token = this.peek();
    const example = examples[this.head];
    const expected = `attributes are written like \`${example}\``;
    if (token.kind !== 'word') return this.refuse('an attribute', expected);
    const prefix = `${this.head}.`;
    const name = token.text.slice(prefix.length);
    if (!token.text.toLowerCase().startsWith(prefix.toLowerCase()) || !/^[\p{L}\p{N}_]+$/u.test(name)) {
      const message = `${quote(token.text)} is not an attribute a filter can name`;
      throw new FilterSyntaxError({ message, help: expected, range: token.range });
    }
    this.index += 1;
    return { name, range: { start: token.range.start + prefix.length, end: token.range.end } };
  }

  private operator(): FilterComparison['operator'] {
    const token = this.peek();
    const { operators } = this.dialect;
    const list = operators.map((name) => `\`-${name}\``).join(', ');
    if (token.kind !== 'word') return this.refuse('an operator', `expected one of ${list}`);
    const written = token.text.replace(/^-/, '').toLowerCase();
    const name = operators.find((operator): operator is FilterOperator => operator.toLowerCase() === written);
    if (name === undefined) {
      const near = didYouMean(
        written,
        operators.map((operator) => `-${operator}`),
      );
      const message = `${quote(token.text)} is not an operator of filters`;
      throw new FilterSyntaxError({ message, help: near ?? `expected one of ${list}`, range: token.range });
    }
    this.index += 1;
    return { name, range: token.range };
  }

  private value(): FilterValue {
    const token = this.peek();
    const word = token.kind === 'word' ? token.text.toLowerCase() : undefined;
    if (this.takes('[')) return this.list(token.range.start);
    const expected = 'write a text in double quotes, `True`, `False`, `null`, or a list like `["a", "b"]`';
    const isVersion = this.dialect.versions && /^\d+(\.\d+)*$/.test(word ?? '');
    const words = ['true', 'false', ...this.dialect.nulls];
    if (token.kind !== 'text' && !isVersion && !words.includes(word ?? '')) return this.refuse('a value', expected);
    this.index += 1;
    if (isVersion) return { kind: 'version', text: token.text, range: token.range };
    if (token.kind === 'text') return { kind: 'text', text: token.text, range: token.range };
    return this.dialect.nulls.includes(word ?? '')
      ? { kind: 'null', range: token.range }
      : { kind: 'boolean', is: word === 'true', range: token.range };
  }

  private list(start: number): FilterValue {
    const texts: string[] = [];
    do {
      const token = this.peek();
      if (token.kind !== 'text') return this.refuse('a text in quotes', 'a list is written like `["a", "b"]`');
      texts.push(token.text);
      this.index += 1;
    } while (this.takes(','));
    const { end } = this.peek().range;
    if (!this.takes(']')) this.refuse('`]`', 'separate the texts of a list with commas, and close it with `]`');
    return { kind: 'list', texts, range: { start, end } };
  }

  private peek(): FilterToken {
    const token = this.tokens[this.index] ?? this.tokens.at(-1);
    if (token === undefined) throw new Error('unreachable: there is always an end');
    return token;
  }

  /** Goes past a mark, or a word with or without its hyphen. */
  private takes(text: string): boolean {
    const token = this.peek();
    const isIt = token.kind === 'mark' ? token.text === text : token.text.replace(/^-/, '').toLowerCase() === text;
    if (!isIt || (token.kind !== 'mark' && token.kind !== 'word')) return false;
    this.index += 1;
    return true;
  }

  private refuse(expected: string, help: string): never {
    const { kind, text, range } = this.peek();
    const message =
      kind === 'end'
        ? `the rule ends where ${expected} should stand`
        : `${quote(text)} stands where ${expected} should`;
    throw new FilterSyntaxError({ message, help, range });
  }
}
