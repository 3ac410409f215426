import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { type Document, locationsIn } from '../document.ts';
import type { NamedLocationSpec } from '../documents/named-location.ts';
import type { Check } from './check.ts';

const location = 'kind: NamedLocation\nname: head-office\n';

const oneOfTwo: FindingRule = {
  code: 'GW4011',
  severity: 'error',
  title: 'a named location lists both ranges and countries, or neither',
  explanation:
    'Graph has two types of named location, ipNamedLocation and countryNamedLocation (Microsoft docs: namedlocation resource type, 2024). What a location lists decides which one it is, so it lists ranges or countries. Where a policy means both, it names two locations.',
  failing: { documents: `${location}ranges: 198.51.100.0/24\ncountries: DE\n` },
  passing: { documents: `${location}ranges: 198.51.100.0/24\n` },
};

const otherType: FindingRule = {
  code: 'GW4012',
  severity: 'error',
  title: 'a property belongs to the other type of named location',
  explanation:
    'Only IP ranges can be trusted. Only countries are looked up, from the address or from the GPS of the Authenticator app (Microsoft docs: countrynamedlocation resource type, 2024). A property of the other type would be dropped without a word.',
  failing: { documents: `${location}countries: DE\ntrusted: true\n` },
  passing: { documents: `${location}ranges: 198.51.100.0/24\ntrusted: true\n` },
};

/** A location is of one type, and says only what that type can say. */
export const locationKind: Check = {
  rules: [oneOfTwo, otherType],
  documents: (program) => locationsIn(program).flatMap(lookAt),
};

const sorts = { ranges: 'ranges', countries: 'countries', compliantNetwork: 'the compliant network' } as const;

function lookAt(document: Document<NamedLocationSpec>): readonly Finding[] {
  const { spec, yaml } = document;
  if (spec.body !== undefined) return [];
  const [sort, ...others] = (['ranges', 'countries', 'compliantNetwork'] as const).filter(
    (name) => spec[name] !== undefined,
  );
  const [other] = others;
  if (sort === undefined || other !== undefined) {
    const pointer = other === undefined ? '/name' : `/${other}`;
    const listed = sort === undefined || other === undefined ? undefined : `both ${sorts[sort]} and ${sorts[other]}`;
    return [
      findingOf(oneOfTwo, {
        message: `\`${spec.name}\` lists ${listed ?? 'neither ranges nor countries'}`,
        help: listed === undefined ? 'add `ranges:` or `countries:`' : 'make two locations of it',
        span: (other === undefined ? undefined : yaml.keySpanOf(pointer)) ?? yaml.spanOf(pointer),
        pointer,
      }),
    ];
  }
  return [
    ...(sort === 'countries' ? [] : misplaced(document, ['lookup', 'unknownCountries'], 'countries')),
    ...(sort === 'ranges' ? [] : misplaced(document, ['trusted'], 'ranges')),
  ];
}

function misplaced(
  { spec, yaml }: Document<NamedLocationSpec>,
  parts: readonly ('lookup' | 'unknownCountries' | 'trusted')[],
  belongsTo: string,
): readonly Finding[] {
  return parts
    .filter((part) => spec[part] !== undefined)
    .map((part) =>
      findingOf(otherType, {
        message: `\`${part}\` means nothing in \`${spec.name}\`, which lists no ${belongsTo}`,
        help: `remove \`${part}\`; it belongs to locations that list ${belongsTo}`,
        span: yaml.keySpanOf(`/${part}`) ?? yaml.spanOf(`/${part}`),
        pointer: `/${part}`,
      }),
    );
}
