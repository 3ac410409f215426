import { betaMetadata } from '../../reconciler/emulator/metadata/beta.generated.ts';
import { METADATA } from '../../reconciler/emulator/metadata/index.ts';
import type { ApiVersion } from '../../reconciler/emulator/metadata/metadata.ts';
import { v1Metadata } from '../../reconciler/emulator/metadata/v1.0.generated.ts';

const published = { 'v1.0': v1Metadata, beta: betaMetadata };
const versions: readonly ApiVersion[] = ['v1.0', 'beta'];

/**
 * Every place of a type (or of one made from it) where a word of an enumeration stands, with the words both versions publish for it.
 * `unknownFutureValue` is left out: it stands for what a reader does not know, and nobody may write it. `ignored` places are not
 * entered, nor what lies below them.
 */
export function enumeratedPlaces(root: string, ignored: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const version of versions) {
    const metadata = METADATA[version];
    const visit = (type: string, place: string, seen: readonly string[]): void => {
      const made = Object.keys(published[version].types).filter((candidate) => metadata.isA(candidate, type));
      for (const [name, { name: member, collection }] of made.flatMap((each) => [...metadata.propertiesOf(each)])) {
        const at = `${place}/${name}${collection ? '/*' : ''}`;
        if (ignored.some((pointer) => at === pointer || at.startsWith(`${pointer}/`)) || seen.includes(member))
          continue;
        const words = metadata.enumMembers(member);
        if (words === undefined) visit(member, at, [...seen, member]);
        else
          found.set(at, new Set([...(found.get(at) ?? []), ...words.filter((word) => word !== 'unknownFutureValue')]));
      }
    };
    visit(root, '', [root]);
  }
  return found;
}
