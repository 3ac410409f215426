import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isRefused } from '../app-protection/demand.ts';
import { appProtectionsIn } from '../document.ts';
import { appDemandsOn, appPlatformsOf } from '../documents/app-protection.ts';
import type { Check } from './check.ts';
import { writtenPointer } from './written-pointer.ts';

const policy = (platforms: string) => `kind: AppProtection
name: work-apps
platforms: ${platforms}
apps: core Microsoft apps
dataTransfer: { screenCapture: blocked }
for: Sales
`;

const rule: FindingRule = {
  code: 'GW4142',
  severity: 'error',
  title: 'a platform cannot demand this of an app',
  explanation:
    'What an AppProtection says is demanded on every platform it is for. Where Intune has no setting for it, leaving it out would make the policy weaker than it reads, so the run stops. Say it under `onlyOn` for the platform that knows it.',
  failing: { documents: policy('[iOS, android]') },
  passing: { documents: policy('android') },
};

/** Demands a platform of the AppProtection does not know. */
export const refusedAppDemands: Check = {
  rules: [rule],
  documents: (program) =>
    appProtectionsIn(program).flatMap(({ spec, yaml }) =>
      appPlatformsOf(spec).flatMap((platform) =>
        appDemandsOn(platform, spec).flatMap(({ name, said, answer }) => {
          if (!isRefused(answer)) return [];
          // Platforms put what to do behind a semicolon.
          const [why = '', ...advice] = answer.unsupported.split('; ');
          const pointer = writtenPointer(yaml.value, said);
          return [
            findingOf(rule, {
              message: `\`${name}\` is refused by \`${platform}\`: ${why}`,
              help: advice.join('; ') || 'leave it to `onlyOn` of the other platform',
              span: yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer),
              pointer,
            }),
          ];
        }),
      ),
    ),
};
