/** Names Windows keeps for devices, whatever ending follows them (Microsoft docs: naming-a-file). */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const longest = 80;

/** Letters that no decomposition of Unicode takes apart, as they are written where only the others are to be had. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/**
 * A name for a document from what its object is called: lower-case words joined by hyphens, no two alike even where letter case is
 * ignored. `taken` is added to.
 */
export function documentName(title: string, fallback: string, taken: Set<string>): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøđðłþı]/g, (letter) => spelled[letter] ?? letter)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '');
  const base = words === '' ? fallback : deviceName.test(words) ? `${words}-${fallback}` : words;
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
  taken.add(name);
  return name;
}
