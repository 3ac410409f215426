import { textLimits } from './limits.ts';
import { quote } from './quote.ts';
import type { ReadContext } from './read-context.ts';
import { aliasLimit, aliasUnknown, nestingLimit } from './rules.ts';
import type { Range, YamlNode } from './yaml-node.ts';

/** The anchors of one document, and what its aliases have cost so far. */
export class AnchorTable {
  /** undefined marks a value that has begun and not ended. */
  private readonly anchors = new Map<string, YamlNode | undefined>();
  private readonly context: ReadContext;
  private aliases = 0;
  private expansion = 0;

  constructor(context: ReadContext) {
    this.context = context;
  }

  open(name: string): void {
    this.anchors.set(name, undefined);
  }

  define(name: string, node: YamlNode): void {
    this.anchors.set(name, node);
  }

  /** The value an alias at `range` stands for, with the alias as its place; null when it was refused. */
  resolve(name: string, range: Range, depth: number): YamlNode {
    this.aliases += 1;
    const node = this.anchors.get(name);
    const refused: YamlNode = { value: null, range, members: undefined, items: undefined, size: 1, height: 0 };
    const help = 'write the value out';
    if (node === undefined) {
      this.reportUnknown(name, range);
    } else if (this.aliases > textLimits.aliasesPerDocument) {
      const message = `alias ${quote(`*${name}`)} is more than the ${textLimits.aliasesPerDocument} that a document may use`;
      // One finding tells the story; each further alias would repeat it.
      if (this.aliases === textLimits.aliasesPerDocument + 1) this.context.report(aliasLimit, range, { message, help });
    } else if (this.expansion + node.size > textLimits.aliasExpansion) {
      const message = `alias ${quote(`*${name}`)} makes the document stand for more than ${textLimits.aliasExpansion} characters`;
      this.context.report(aliasLimit, range, { message, help });
    } else if (depth + node.height > textLimits.nesting) {
      const message = `alias ${quote(`*${name}`)} brings the nesting to more than ${textLimits.nesting} levels`;
      this.context.report(nestingLimit, range, { message, help });
    } else {
      this.expansion += node.size;
      return { ...node, range };
    }
    return refused;
  }

  private reportUnknown(name: string, range: Range): void {
    const isOpen = this.anchors.has(name);
    const message = isOpen
      ? `alias ${quote(`*${name}`)} stands inside the value that it repeats`
      : `alias ${quote(`*${name}`)} names no earlier anchor of this document`;
    const help = isOpen ? 'write the value out' : `mark the value with \`&…\` first, or put the text in quotes`;
    this.context.report(aliasUnknown, range, { message, help });
  }
}
