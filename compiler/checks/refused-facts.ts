import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { standardsIn } from '../document.ts';
import { demandsOn, platformsOf } from '../documents/device-standard.ts';
import { isUnsupported } from '../platforms/platform.ts';
import type { Check } from './check.ts';
import { writtenPointer } from './written-pointer.ts';

const standard = (platforms: string) => `kind: DeviceStandard
name: computers
platforms: ${platforms}
facts: { firewall: required }
for: Staff
`;

const rule: FindingRule = {
  code: 'GW4007',
  severity: 'error',
  title: 'a platform cannot demand a fact',
  explanation:
    'A fact is demanded on every platform of the standard. Where Intune has no setting for it, or none for this value, leaving it out would make the standard weaker than it reads, so the run stops. Give the platform a standard of its own, or demand something it knows under `settings`.',
  failing: { documents: standard('[macOS, iOS]') },
  passing: { documents: standard('macOS') },
};

/** Facts that a platform of the standard does not know. */
export const refusedFacts: Check = {
  rules: [rule],
  documents: (program) =>
    standardsIn(program).flatMap(({ spec, yaml }) =>
      platformsOf(spec).flatMap((platform) =>
        demandsOn(platform, spec).flatMap(({ fact, said, answer }) => {
          if (!isUnsupported(answer)) return [];
          // Platforms put what to do behind a semicolon.
          const [why = '', ...advice] = answer.unsupported.split('; ');
          const pointer = writtenPointer(yaml.value, said);
          return [
            findingOf(rule, {
              message: `\`${fact}\` is refused by \`${platform.name}\`: ${why}`,
              help:
                advice.join('; ') || `write what ${platform.title} takes under \`factsOn: { ${platform.name}: … }\``,
              span: yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer),
              pointer,
            }),
          ];
        }),
      ),
    ),
};
