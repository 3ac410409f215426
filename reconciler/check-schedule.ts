import { type Project, projectFileName } from '../compiler/project.ts';
import { parseYaml } from '../compiler/text/parse-yaml.ts';
import { decodeSource, type SourceText } from '../compiler/text/source-text.ts';
import { type Finding, type FindingRule, findingOf } from '../schemas/finding.ts';

const project = (cronExpression: string) =>
  `version: 1\nbreakGlass: { groups: [Break Glass] }\nschedule: { cron: "${cronExpression}" }\n`;
const documents = 'kind: Group\nname: Sales\n';

const rule: FindingRule = {
  code: 'GW2160',
  severity: 'error',
  title: 'the schedule is no cron expression, or its time zone does not exist',
  explanation:
    'A schedule that cannot be understood would never run, and nobody would notice that nobody looks. It takes five fields (minute, hour, day, month, weekday) or six with seconds first, and an IANA time zone.',
  failing: { documents, project: project('every hour') },
  passing: { documents, project: project('0 * * * *') },
};

export const scheduleRules: readonly FindingRule[] = [rule];

/** What is wrong with the schedule of a project. Stands outside the compiler because the scheduler itself has to understand it. */
export async function checkSchedule(settings: Project, files: readonly SourceText[]): Promise<readonly Finding[]> {
  const { schedule } = settings;
  if (schedule === undefined) return [];
  // Loaded only for projects with a schedule: commands should start fast.
  const { default: cron } = await import('node-cron');
  const wrong = [
    ...(cron.validate(schedule.cron)
      ? []
      : [
          {
            pointer: '/schedule/cron',
            message: `\`${schedule.cron}\` is no cron expression`,
            help: 'e.g. `0 * * * *` for every full hour',
          },
        ]),
    ...(isTimeZone(schedule.timeZone)
      ? []
      : [
          {
            pointer: '/schedule/timeZone',
            message: `there is no time zone \`${schedule.timeZone}\``,
            help: 'write an IANA name such as `Europe/Berlin`',
          },
        ]),
  ];
  const source = files.find((file) => file.file === projectFileName);
  const decoded = source === undefined ? undefined : decodeSource(source);
  const yaml =
    decoded !== undefined && 'text' in decoded ? parseYaml(projectFileName, decoded.text).documents[0] : undefined;
  return wrong.map((details) =>
    findingOf(rule, yaml === undefined ? details : { ...details, span: yaml.spanOf(details.pointer) }),
  );
}

function isTimeZone(name: string | undefined): boolean {
  try {
    return name === undefined || new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
