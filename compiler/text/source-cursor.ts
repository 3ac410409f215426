import { isBlank } from './is-blank.ts';
import type { Range } from './yaml-node.ts';

/**
 * A place in the text that follows the parser's events. The parser tells where scalars stand, but neither where a
 * collection ends nor where an empty list item is; both are found by walking over blanks and comments from the last event.
 */
export class SourceCursor {
  private offset: number;
  private readonly text: string;

  constructor(text: string, offset: number) {
    this.text = text;
    this.offset = offset;
  }

  moveTo(offset: number): void {
    this.offset = Math.max(this.offset, offset);
  }

  /** The place of the last event. */
  get here(): number {
    return this.offset;
  }

  /** The next character that is neither blank nor comment, as a range; passes over it when it is one of `accepted`. */
  take(accepted: string): Range | undefined {
    this.skipBlank();
    const character = this.text.charAt(this.offset);
    if (character === '' || !accepted.includes(character)) return undefined;
    this.offset += 1;
    return { start: this.offset - 1, end: this.offset };
  }

  /** The end of a flow collection whose last part was just read: just past its bracket. */
  takeClosing(bracket: ']' | '}'): number {
    while (this.take(',:?') !== undefined);
    this.take(bracket);
    return this.offset;
  }

  private skipBlank(): void {
    for (;;) {
      while (isBlank(this.text.charCodeAt(this.offset))) this.offset += 1;
      const isComment = this.text.charAt(this.offset) === '#' && this.followsBlank();
      if (!isComment) return;
      while (this.offset < this.text.length && !/[\r\n]/.test(this.text.charAt(this.offset))) this.offset += 1;
    }
  }

  private followsBlank(): boolean {
    return this.offset === 0 || isBlank(this.text.charCodeAt(this.offset - 1));
  }
}
