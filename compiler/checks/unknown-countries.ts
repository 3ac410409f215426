import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { locationsIn } from '../document.ts';
import { scalarPlace } from '../scalar-place.ts';
import type { Check } from './check.ts';
import { countryCodes } from './country-codes.ts';

const location = (code: string) => `kind: NamedLocation
name: home
countries: [DE, ${code}]
`;

const rule: FindingRule = {
  code: 'GW4113',
  severity: 'warning',
  title: 'a country code belongs to no country',
  explanation:
    'Countries are written in the two-letter codes of ISO 3166-1 (Microsoft docs: countrynamedlocation resource type, 2024). A code that no country has matches no sign-in: a policy that lets in the United Kingdom as `UK` shuts it out, for its code is `GB`.',
  failing: { documents: location('UK') },
  passing: { documents: location('GB') },
};

/** Codes in everyday use that are not those of the standard. */
const meant: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR', EN: 'GB' };

/** Locations that list what is no country. */
export const unknownCountries: Check = {
  rules: [rule],
  documents: (program) =>
    locationsIn(program).flatMap(({ spec, yaml }) =>
      (spec.countries ?? [])
        .filter((code) => !countryCodes.has(code))
        .map((code) => {
          const pointer = scalarPlace(yaml.value, '/countries', code) ?? '/countries';
          const other = meant[code];
          return findingOf(rule, {
            message: `\`${code}\` is the code of no country, so no sign-in comes from it`,
            help: other === undefined ? 'look the code up in ISO 3166-1' : `did you mean \`${other}\`?`,
            span: yaml.spanOf(pointer),
            pointer,
          });
        }),
    ),
};
