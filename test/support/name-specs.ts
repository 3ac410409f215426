import fc, { type Arbitrary } from 'fast-check';

/** Words that mean something of their own somewhere, so that they are no names. */
const reserved = [
  'trusted',
  'all apps',
  'no apps',
  'office 365',
  'microsoft admin portals',
  'all agent resources',
  'mfa trusted ips',
  'anywhere',
];

/** Names of objects in a tenant, odd ones too, ids in place of names, and names that have to be told from both. */
export const names: Arbitrary<string> = fc.oneof(
  fc.constantFrom('Sales', 'sales', 'All', 'None', 'everyone', 'A/B', 'a~1b', '__proto__', '$ref', 'Zürich', 'x:y'),
  fc.constantFrom('id:<a placeholder>', 'id:c7', 'name:id:5', 'name:name:x'),
  fc.uuid().map((id) => `id:${id}`),
  fc
    .string({ minLength: 1, maxLength: 12 })
    .filter((text) => !/^(id|name):/i.test(text) && !reserved.includes(text.toLowerCase())),
);

/** Several names, and words of a list that mean something of their own there. */
export function namesAnd(...words: readonly string[]): Arbitrary<string[]> {
  const others = names.filter((name) => !words.some((word) => word.toLowerCase() === name.toLowerCase()));
  const item = words.length === 0 ? others : fc.oneof(others, fc.constantFrom(...words, `name:${words[0]}`));
  return fc.uniqueArray(item, { minLength: 1, maxLength: 4 });
}

export const listOfNames = namesAnd();

/** Any members of a list but none at all, in the order of the list: the one order the compiler gives back. */
export function someOf<Item>(items: readonly Item[]): Arbitrary<Item[]> {
  return fc.subarray([...items], { minLength: 1 });
}

/** The members an object has, each present or absent. */
export function partial<Shape extends object>(
  members: {
    readonly [Name in keyof Shape]-?: Arbitrary<NonNullable<Shape[Name]>>;
  },
) {
  return fc.record(members, { requiredKeys: [] }) as unknown as Arbitrary<Shape>;
}

export function isNotEmpty(value: object): boolean {
  return Object.keys(value).length > 0;
}
