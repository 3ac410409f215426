import { define, type Json } from '../../schemas/json.ts';
import { quote } from '../text/quote.ts';
import { inMemberOrder } from './in-member-order.ts';
import { isExactNumber } from './is-exact-number.ts';
import { jsonLimits } from './json-limits.ts';
import { helpFor, JsonStop } from './json-stop.ts';
import type { ContainerPlace, JsonMistake, JsonPath, JsonRemark, JsonText } from './json-text.ts';

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[\p{L}\p{N}_$.@-]+|[^\s]/uy;
const blank = /[ \t\r\n]*/y;
const words: ReadonlyMap<string, Json> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads JSON (RFC 8259) with the place of every part. `JSON.parse` would do but for three things it passes over in silence: of
 * two equal keys the last one wins, numbers lose digits, and a mistake has no line. Comments and trailing commas, which some
 * editors write, change no meaning; they are read and remarked.
 */
export function parseJson(text: string, toFile: (offset: number) => number): JsonText | { mistake: JsonMistake } {
  try {
    return new Parser(text).read(toFile);
  } catch (error) {
    if (error instanceof JsonStop) return { mistake: error.mistake };
    throw error;
  }
}

class Parser {
  readonly #text: string;
  #at = 0;
  readonly #places = new Map<object, ContainerPlace>();
  readonly #remarks: JsonRemark[] = [];
  readonly #path: (string | number)[] = [];
  /** Offsets of the brackets that are open. */
  readonly #open: number[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  read(toFile: (offset: number) => number): JsonText {
    this.#skip();
    if (this.#at >= this.#text.length) throw this.#stopped('the text holds nothing', this.#at, this.#at);
    const start = this.#at;
    const value = this.#value();
    const end = this.#at;
    this.#skip();
    if (this.#at < this.#text.length) {
      const help = 'several values in one file are written as a list, between `[` and `]`';
      throw this.#unexpected('where the text should end', help);
    }
    return { text: this.#text, value, start, end, places: this.#places, remarks: this.#remarks, toFile };
  }

  #value(): Json {
    const sign = this.#text.charAt(this.#at);
    if (sign === '{') return this.#object();
    if (sign === '[') return this.#list();
    if (sign === '"') return this.#string();
    number.lastIndex = this.#at;
    const digits = number.exec(this.#text)?.[0];
    if (digits !== undefined) return this.#number(digits);
    const found = this.#wordAt(this.#at);
    const known = words.get(found);
    if (known === undefined) throw this.#unexpected('where a value is expected', helpFor(found));
    this.#at += found.length;
    return known;
  }

  #object(): Json {
    const object: Record<string, Json> = {};
    const places: number[] = [];
    const firsts = new Map<string, { readonly start: number; readonly end: number }>();
    const opener = this.#at;
    this.#within('}', () => {
      const start = this.#at;
      if (this.#text.charAt(start) !== '"') throw this.#unexpected('where a key in double quotes is expected');
      const key = this.#string();
      const end = this.#at;
      this.#expect(':', 'a colon is expected');
      this.#path.push(key);
      const valueStart = this.#at;
      const value = this.#value();
      const first = firsts.get(key);
      if (first === undefined) {
        define(object, key, value);
        firsts.set(key, { start, end });
        places.push(start, end, valueStart, this.#at);
      } else this.#remark('duplicateKey', start, end, first);
      this.#path.pop();
    });
    this.#places.set(object, { start: opener, end: this.#at, parts: inMemberOrder(object, firsts, places) });
    return object;
  }

  #list(): Json {
    const list: Json[] = [];
    const opener = this.#at;
    const places: number[] = [];
    this.#within(']', () => {
      const start = this.#at;
      this.#path.push(list.length);
      list.push(this.#value());
      this.#path.pop();
      places.push(start, start, start, this.#at);
    });
    this.#places.set(list, { start: opener, end: this.#at, parts: places });
    return list;
  }

  /** Reads what stands between brackets, one part after the other. */
  #within(closer: string, part: () => void): void {
    const opener = this.#at;
    this.#open.push(opener);
    if (this.#open.length > jsonLimits.nesting) {
      const message = `objects and lists stand more than ${jsonLimits.nesting} deep inside each other`;
      throw new JsonStop({ message, start: opener, end: opener + 1, exceeds: 'nesting' });
    }
    if (this.#places.size >= jsonLimits.containers) {
      const message = `the text holds more than ${jsonLimits.containers} objects and lists`;
      throw new JsonStop({ message, start: opener, end: opener + 1, exceeds: 'measure' });
    }
    this.#at += 1;
    this.#skip();
    while (this.#text.charAt(this.#at) !== closer) {
      part();
      this.#skip();
      if (this.#text.charAt(this.#at) === closer) break;
      const comma = this.#at;
      this.#expect(',', `a comma or \`${closer}\` is expected`);
      if (this.#text.charAt(this.#at) === closer) this.#remark('trailingComma', comma, comma + 1);
    }
    this.#at += 1;
    this.#open.pop();
  }

  #expect(sign: string, expectation: string): void {
    this.#skip();
    if (this.#text.charAt(this.#at) !== sign) throw this.#unexpected(`where ${expectation}`);
    this.#at += 1;
    this.#skip();
  }

  #number(digits: string): number {
    const start = this.#at;
    this.#at += digits.length;
    if (/[\p{L}\p{N}_.]/u.test(this.#text.charAt(this.#at))) {
      this.#at = start;
      throw this.#unexpected(
        'where a value is expected',
        'numbers are written as 12, -1.5 or 1e3, and texts in quotes',
      );
    }
    if (!isExactNumber(digits)) this.#remark('inexactNumber', start, this.#at);
    return Number(digits);
  }

  #string(): string {
    const start = this.#at;
    let at = start + 1;
    let hasEscapes = false;
    for (; at < this.#text.length; at += 1) {
      const unit = this.#text.charCodeAt(at);
      if (unit === 0x22) break;
      if (unit < 0x20) throw this.#controlCharacter(start, at);
      if (unit !== 0x5c) continue;
      hasEscapes = true;
      at += this.#escapeLength(at) - 1;
    }
    if (at >= this.#text.length) throw this.#ended('a text', start);
    this.#at = at + 1;
    if (!hasEscapes) return this.#text.slice(start + 1, at);
    const text: string = JSON.parse(this.#text.slice(start, this.#at));
    if (/\p{Surrogate}/u.test(text)) this.#remark('halfCharacter', start, this.#at);
    return text;
  }

  #escapeLength(at: number): number {
    const sign = this.#text.charAt(at + 1);
    if (sign !== '' && '"\\/bfnrt'.includes(sign)) return 2;
    if (/^u[0-9a-fA-F]{4}$/.test(this.#text.slice(at + 1, at + 6))) return 6;
    if (/^u?[0-9a-fA-F]{0,3}$/.test(this.#text.slice(at + 1))) return this.#text.length - at;
    const message = `${quote(this.#text.slice(at, at + 2))} is no escape of JSON`;
    throw this.#stopped(message, at, at + 2, 'a backslash itself is written `\\\\`');
  }

  #controlCharacter(start: number, at: number): JsonStop {
    const isBreak = /[\r\n]/.test(this.#text.charAt(at));
    const message = isBreak ? 'a text is not closed on its line' : 'a control character stands inside a text';
    const help = isBreak ? 'close it with `"`, or write a line break as `\\n`' : 'write it as an escape, such as `\\t`';
    return isBreak ? this.#stopped(message, start, at, help) : this.#stopped(message, at, at + 1, help);
  }

  /** Blanks and comments. */
  #skip(): void {
    for (;;) {
      blank.lastIndex = this.#at;
      this.#at += blank.exec(this.#text)?.[0].length ?? 0;
      const opener = this.#text.startsWith('//', this.#at) ? '\n' : this.#text.startsWith('/*', this.#at) ? '*/' : '';
      if (opener === '') return;
      const start = this.#at;
      const closed = this.#text.indexOf(opener, start + 2);
      if (closed === -1 && opener === '*/') throw this.#ended('a comment', start);
      this.#at = closed === -1 ? this.#text.length : closed + opener.length;
      this.#remark('comment', start, start + 2);
    }
  }

  #remark(
    kind: JsonRemark['kind'],
    start: number,
    end: number,
    first?: { readonly start: number; readonly end: number },
  ): void {
    const path: JsonPath = [...this.#path];
    this.#remarks.push({ kind, path, start, end, ...(first === undefined ? {} : { first }) });
  }

  #wordAt(at: number): string {
    word.lastIndex = at;
    return word.exec(this.#text.slice(0, at + 200))?.[0] ?? this.#text.charAt(at);
  }

  #unexpected(where: string, help?: string): JsonStop {
    if (this.#at >= this.#text.length) return this.#ended('the text', this.#open.at(-1));
    const found = this.#wordAt(this.#at);
    return this.#stopped(`${quote(found)} stands ${where}`, this.#at, this.#at + found.length, help);
  }

  #ended(what: string, opener: number | undefined): JsonStop {
    const end = this.#text.length;
    const opened =
      opener === undefined ? {} : { opened: { message: 'it is opened here', start: opener, end: opener + 1 } };
    const bracket = opener === undefined ? '' : ` before ${quote(this.#text.charAt(opener))} is closed`;
    const message = what === 'the text' ? `the text ends${bracket}` : `the text ends inside ${what}`;
    return new JsonStop({ message, help: 'the file was cut short: export it again', start: end, end, ...opened });
  }

  #stopped(message: string, start: number, end: number, help?: string): JsonStop {
    return new JsonStop({ message, start, end, ...(help === undefined ? {} : { help }) });
  }
}
