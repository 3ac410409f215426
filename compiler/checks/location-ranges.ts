import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { type Document, locationsIn } from '../document.ts';
import type { NamedLocationSpec } from '../documents/named-location.ts';
import { scalarPlace } from '../scalar-place.ts';
import { type AddressRange, isPrivate, overlap, parseRange } from './address-range.ts';
import type { Check } from './check.ts';

const location = (ranges: string) => `kind: NamedLocation
name: head-office
ranges: [${ranges}]
`;

const tooWide: FindingRule = {
  code: 'GW4013',
  severity: 'error',
  title: 'a range is wider than a named location can hold',
  explanation:
    'The mask of a range has to be longer than /8 (Microsoft docs: concept-assignment-network, 2026). A range as wide as this is hardly one company anyway; list the parts that are yours.',
  failing: { documents: location('198.0.0.0/8') },
  passing: { documents: location('198.51.0.0/16') },
};

const privateRange: FindingRule = {
  code: 'GW4014',
  severity: 'warning',
  title: 'a range is private',
  explanation:
    'Conditional Access sees the address from which a request reaches Microsoft, which is a public one; a private range therefore matches nobody (Microsoft docs: concept-assignment-network, 2026). List the public addresses your network goes out with.',
  failing: { documents: location('192.168.0.0/16') },
  passing: { documents: location('198.51.100.0/24') },
};

const overlapping: FindingRule = {
  code: 'GW4015',
  severity: 'warning',
  title: 'two ranges of a location overlap',
  explanation:
    'One of the ranges adds nothing, or is not the one that was meant: a mistyped mask often shows as an overlap.',
  failing: { documents: location('198.51.100.0/24, 198.51.100.128/25') },
  passing: { documents: location('198.51.100.0/25, 198.51.100.128/25') },
};

/** Ranges that cannot be, cannot match, or are there twice. */
export const locationRanges: Check = {
  rules: [tooWide, privateRange, overlapping],
  documents: (program) =>
    locationsIn(program).flatMap((document) => {
      const ranges = (document.spec.ranges ?? []).flatMap((text, index): readonly WrittenRange[] => {
        const range = parseRange(text);
        return range === undefined ? [] : [{ ...range, text, index }];
      });
      return [...ranges.flatMap((range) => lookAt(document, range)), ...overlaps(document, ranges)];
    }),
};

interface WrittenRange extends AddressRange {
  readonly text: string;
  readonly index: number;
}

function lookAt(document: Document<NamedLocationSpec>, range: WrittenRange): readonly Finding[] {
  const place = placeOf(document, range);
  if (range.maskBits <= 8) {
    const message = `\`${range.text}\` is too wide: a mask has to be longer than /8`;
    return [findingOf(tooWide, { message, help: 'list the parts of it that are yours', ...place })];
  }
  if (!isPrivate(range)) return [];
  const help = 'list the public addresses your network goes out with';
  return [
    findingOf(privateRange, { message: `\`${range.text}\` is private, so no sign-in comes from it`, help, ...place }),
  ];
}

/** In the order of their first addresses a range can overlap only what comes right before it, or what that one lies within. */
function overlaps(document: Document<NamedLocationSpec>, ranges: readonly WrittenRange[]): readonly Finding[] {
  const sorted = ranges.toSorted(
    (a, b) => a.version - b.version || (a.first < b.first ? -1 : a.first > b.first ? 1 : 0),
  );
  let widest: WrittenRange | undefined;
  return sorted.flatMap((range) => {
    const other = widest;
    if (other === undefined || !overlap(other, range)) {
      widest = range;
      return [];
    }
    // Of two nested ranges the wider one stays, since it may hold the next one too.
    if (range.last > other.last) widest = range;
    return [
      findingOf(overlapping, {
        message: `\`${range.text}\` overlaps \`${other.text}\``,
        help: 'remove one of them, or correct its mask',
        ...placeOf(document, range),
        related: [{ message: 'the other range', span: placeOf(document, other).span }],
      }),
    ];
  });
}

function placeOf({ yaml }: Document<NamedLocationSpec>, { text, index }: WrittenRange) {
  const inList = `/ranges/${index}`;
  const pointer = scalarPlace(yaml.value, inList, text) ?? '/ranges';
  return { span: yaml.spanOf(pointer), pointer };
}
