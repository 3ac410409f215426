import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseYaml } from '../../compiler/text/parse-yaml.ts';
import { define, type Json } from '../../schemas/json.ts';
import { formatPointer, type Pointer, readPointer } from '../../schemas/pointer.ts';

/** What a random document is made of, before it has a text. */
type Plan =
  | { readonly kind: 'scalar'; readonly text: string; readonly value: Json }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'block text'; readonly lines: readonly string[] }
  | { readonly kind: 'sequence'; readonly isFlow: boolean; readonly items: readonly Plan[] }
  | { readonly kind: 'mapping'; readonly isFlow: boolean; readonly members: ReadonlyMap<string, Plan> };

const words = fc
  .string({ unit: fc.constantFrom('x', 'y', '日', '😀', ' ', '-'), minLength: 1, maxLength: 6 })
  .map((word) => `w${word.trim()}w`);
const scalars: fc.Arbitrary<Plan> = fc.oneof(
  words.map((word) => ({ kind: 'scalar' as const, text: word, value: word })),
  words.map((word) => ({ kind: 'scalar' as const, text: `"${word}: \\n#[,"`, value: `${word}: \n#[,` })),
  words.map((word) => ({ kind: 'scalar' as const, text: `'${word}''s ]}'`, value: `${word}'s ]}` })),
  fc.integer().map((value) => ({ kind: 'scalar' as const, text: String(value), value })),
  fc.constantFrom<Plan>({ kind: 'scalar', text: 'true', value: true }, { kind: 'scalar', text: '~', value: null }),
);
const keys = fc.oneof(words, fc.constantFrom('__proto__', 'constructor', 'a/b', 'm~n', '日本'));
const { plan: plans } = fc.letrec<{ plan: Plan; flow: Plan }>((tie) => ({
  flow: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    scalars,
    sequences(tie('flow'), true),
    mappings(tie('flow'), true),
  ),
  plan: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    scalars,
    fc.constant<Plan>({ kind: 'nothing' }),
    fc.array(words, { minLength: 1, maxLength: 3 }).map((lines): Plan => ({ kind: 'block text', lines })),
    tie('flow'),
    sequences(tie('plan'), false),
    mappings(tie('plan'), false),
  ),
}));

function sequences(items: fc.Arbitrary<Plan>, isFlow: boolean): fc.Arbitrary<Plan> {
  return fc
    .array(items, { minLength: isFlow ? 0 : 1, maxLength: 4 })
    .map((list) => ({ kind: 'sequence', isFlow, items: list }));
}

function mappings(values: fc.Arbitrary<Plan>, isFlow: boolean): fc.Arbitrary<Plan> {
  return fc
    .uniqueArray(fc.tuple(keys, values), { selector: ([key]) => key, minLength: isFlow ? 0 : 1, maxLength: 4 })
    .map((members) => ({ kind: 'mapping', isFlow, members: new Map(members) }));
}

/** Writes a plan as YAML and notes, while writing, where every value and key comes to stand. */
class Writer {
  text = '';
  readonly values = new Map<Pointer, readonly [number, number]>();
  readonly keys = new Map<Pointer, readonly [number, number]>();
  private readonly newline: string;

  constructor(newline: string) {
    this.newline = newline;
  }

  write(plan: Plan, path: readonly (string | number)[], indent: number): Json {
    const pointer = formatPointer(path);
    const start = this.text.length;
    const noted = (value: Json, from = start): Json => {
      this.values.set(pointer, [from, this.text.length]);
      return value;
    };
    if (plan.kind === 'nothing') return null;
    if (plan.kind === 'scalar') {
      this.text += plan.text;
      return noted(plan.value);
    }
    if (plan.kind === 'block text') {
      this.text += '|-';
      const first = this.text.length + this.newline.length + indent + 2;
      for (const line of plan.lines) this.text += this.newline + ' '.repeat(indent + 2) + line;
      return noted(plan.lines.join('\n'), first);
    }
    if (plan.isFlow)
      return noted(plan.kind === 'sequence' ? this.flowItems(plan.items, path) : this.flowMembers(plan.members, path));
    return plan.kind === 'sequence'
      ? this.blockItems(plan.items, path, indent)
      : this.blockMembers(plan.members, path, indent);
  }

  private flowItems(items: readonly Plan[], path: readonly (string | number)[]): Json {
    this.text += '[ ';
    const list = items.map((item, index) => {
      const value = this.write(item, [...path, index], 0);
      this.text += ' , ';
      return value;
    });
    this.text += ']';
    return list;
  }

  private flowMembers(members: ReadonlyMap<string, Plan>, path: readonly (string | number)[]): Json {
    this.text += '{';
    const object: Record<string, Json> = {};
    for (const [key, plan] of members) {
      this.key(key, path);
      this.text += ': ';
      define(object, key, this.write(plan, [...path, key], 0));
      this.text += ', ';
    }
    this.text += '}';
    return object;
  }

  private key(key: string, path: readonly (string | number)[]): void {
    this.keys.set(formatPointer([...path, key]), [this.text.length, this.text.length + key.length]);
    this.text += key;
  }

  /** Each entry on a line of its own; the collection runs from its first entry to the end of its last written one. */
  private blockItems(items: readonly Plan[], path: readonly (string | number)[], indent: number): Json {
    const list: Json[] = [];
    for (const [index, item] of items.entries()) {
      this.text += `${this.newline}${' '.repeat(indent)}`;
      if (item.kind === 'nothing')
        this.values.set(formatPointer([...path, index]), [this.text.length, this.text.length + 1]);
      this.text += '- ';
      list.push(this.write(item, [...path, index], indent + 2));
      if (isOneLine(item)) this.text += ' # - c';
    }
    return list;
  }

  private blockMembers(members: ReadonlyMap<string, Plan>, path: readonly (string | number)[], indent: number): Json {
    const object: Record<string, Json> = {};
    for (const [key, plan] of members) {
      this.text += `${this.newline}${' '.repeat(indent)}`;
      this.key(key, path);
      this.text += ': ';
      define(object, key, this.write(plan, [...path, key], indent + 2));
      if (isOneLine(plan)) this.text += ' # c: ]';
    }
    return object;
  }
}

function isOneLine(plan: Plan): boolean {
  return plan.kind === 'scalar' || plan.kind === 'nothing' || ('isFlow' in plan && plan.isFlow);
}

it('values and places are those that were written', () => {
  fc.assert(
    fc.property(plans, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), (plan, newline, hasStart) => {
      fc.pre(plan.kind !== 'nothing' && plan.kind !== 'block text');
      const writer = new Writer(newline);
      writer.text = hasStart ? `# x${newline}--- ` : '';
      const value = writer.write(plan, [], 0);
      const { documents, findings } = parseYaml('a.yaml', writer.text + newline);
      expect(findings).toEqual([]);
      expect(documents.map((document) => document.value)).toEqual([value]);
      const [document] = documents;
      for (const [pointer, [start, end]] of writer.values) {
        const span = document?.spanOf(pointer);
        expect([pointer, span?.start.offset, span?.end.offset]).toEqual([pointer, start, end]);
      }
      for (const [pointer, [start, end]] of writer.keys) {
        const span = document?.keySpanOf(pointer);
        expect([pointer, span?.start.offset, span?.end.offset]).toEqual([pointer, start, end]);
        if (!writer.values.has(pointer) && documentValueIsNull(document?.value, pointer))
          expect(document?.spanOf(pointer)).toEqual(span);
      }
    }),
    { numRuns: 2000 },
  );
});

function documentValueIsNull(value: Json | undefined, pointer: Pointer): boolean {
  return value !== undefined && readPointer(value, pointer) === null;
}
