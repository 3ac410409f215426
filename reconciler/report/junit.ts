import { visibleText } from '../../compiler/text/visible-text.ts';
import type { Finding } from '../../schemas/finding.ts';
import { resourceKey } from '../../schemas/resource.ts';
import { escapeHtml } from './coverage/escape-html.ts';
import { placeOf } from './place-of.ts';
import type { Report, ReportFormat } from './report-format.ts';
import { plainSentence, sentencesOf } from './sentences.ts';

/**
 * One test case for each object and rule that has something to say of it, and one for each object that has nothing against it: the
 * Tests tab of Azure DevOps and the test report of GitLab show both. Errors fail; in drift whatever differs fails.
 */
export const junit: ReportFormat = { name: 'junit', render: renderJunit };

interface TestCase {
  readonly group: string;
  readonly name: string;
  readonly file: string | undefined;
  readonly failures: readonly string[];
  readonly notes: readonly string[];
}

function renderJunit(report: Report): string {
  const cases = [...findingCases(report), ...changeCases(report)];
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  const name = `gatewright ${report.about} ${report.plan.tenant.name}`;
  const counts = `tests="${cases.length}" failures="${failed}" errors="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(name)}" ${counts}>`,
    `  <testsuite name="${xml(name)}" ${counts} skipped="0">`,
    ...cases.map(testCase),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
}

function findingCases(report: Report): readonly TestCase[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of report.plan.findings.filter(({ severity }) => severity !== 'information')) {
    const key = JSON.stringify([objectOf(finding), finding.code]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((findings): TestCase => {
    const [first] = findings;
    const told = (severity: string) =>
      findings.filter((finding) => finding.severity === severity).map((finding) => textOf(finding, report));
    return {
      group: first === undefined ? '' : objectOf(first),
      name: first?.code ?? '',
      file: first === undefined ? undefined : placeOf(first, report)?.file,
      failures: told('error'),
      notes: told('warning'),
    };
  });
}

function objectOf({ resource, span }: Finding): string {
  return resource ?? span?.file ?? 'project';
}

function textOf(finding: Finding, report: Report): string {
  const place = placeOf(finding, report);
  const where = place === undefined ? '' : `${place.file}:${place.line}: `;
  return `${where}${finding.severity} ${finding.code}: ${finding.message}${finding.help === undefined ? '' : `\nhelp: ${finding.help}`}`;
}

/** What a plan changes is no failure; what drifted is. */
function changeCases(report: Report): readonly TestCase[] {
  const about = report.about === 'drift' ? 'drift' : 'plan';
  const changes = report.plan.changes.map((change): TestCase => {
    const lines = sentencesOf(change, report.plan.requests, about).map(plainSentence);
    const isDrift = about === 'drift';
    return {
      group: resourceKey(change),
      name: isDrift ? 'as git says' : `plan to ${change.action}`,
      file: undefined,
      failures: isDrift ? lines : [],
      notes: isDrift ? [] : lines,
    };
  });
  const foreign = about === 'drift' ? report.plan.unmanaged : [];
  return [
    ...changes,
    ...foreign.map(
      ({ id, title }): TestCase => ({
        group: id,
        name: 'declared in git',
        file: undefined,
        failures: [`${title}: declared nowhere`],
        notes: [],
      }),
    ),
  ];
}

function testCase({ group, name, file, failures, notes }: TestCase): string {
  const attributes = `classname="${xml(group)}" name="${xml(name)}"${file === undefined ? '' : ` file="${xml(file)}"`}`;
  const [first] = failures;
  const failure =
    first === undefined
      ? ''
      : `<failure message="${xml(first.split('\n')[0] ?? '')}">${xml(failures.join('\n\n'))}</failure>`;
  const output = notes.length === 0 ? '' : `<system-out>${xml(notes.join('\n'))}</system-out>`;
  return failure + output === ''
    ? `    <testcase ${attributes}/>`
    : `    <testcase ${attributes}>${failure}${output}</testcase>`;
}

/**
 * Text in an attribute or between tags. Characters XML 1.0 has no way to write are shown by their stand-ins; `>` is always a reference,
 * so that `]]>` never stands anywhere.
 */
function xml(text: string): string {
  return escapeHtml(visibleText(text).replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD')).replaceAll('\n', '&#10;');
}
