import { createHash } from 'node:crypto';
import { visibleText } from '../../compiler/text/visible-text.ts';
import type { Finding, FindingRule } from '../../schemas/finding.ts';
import { resourceKey } from '../../schemas/resource.ts';
import { allRules } from '../all-rules.ts';
import { firstOrigin, type Place, placeOf, worstFindings } from './place-of.ts';
import type { Report, ReportFormat } from './report-format.ts';
import { changeSentences, plainSentence, type Sentence } from './sentences.ts';

/** GitHub takes 25,000 results in a run and files of 10 MB, compressed (docs.github.com: sarif-support-for-code-scanning, 2026). */
const mostResults = 25_000;
/** Nothing compresses to more than its own size. */
const mostCharacters = 9_000_000;
const levels = { error: 'error', warning: 'warning', information: 'note' } as const;
const driftRule = 'drift';

/** Findings, and for drift what differs, for code scanning: SARIF 2.1.0, one run. */
export const sarif: ReportFormat = { name: 'sarif', render: (report) => JSON.stringify(sarifOf(report), null, 1) };

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly object[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

function sarifOf(report: Report): object {
  const all = [
    ...worstFindings(report.plan.findings).map((finding) => findingResult(finding, report)),
    ...(report.about === 'drift' ? changeSentences(report).map((sentence) => driftResult(sentence, report)) : []),
  ];
  const results = withinLimits(all);
  const left = all.length - results.length;
  const used = new Set(results.map(({ ruleId }) => ruleId));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'gatewright', version: report.plan.tool.replace('gatewright ', ''), rules: rulesFor(used) },
        },
        automationDetails: { id: `gatewright/${report.about}/${encoded(report.plan.tenant.name)}/` },
        originalUriBaseIds: { SRCROOT: { description: { text: 'the root of the repository' } } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            ...(left === 0
              ? {}
              : {
                  toolExecutionNotifications: [
                    {
                      level: 'warning',
                      message: { text: `${left} more results are left out; a report in json has all.` },
                    },
                  ],
                }),
          },
        ],
        results,
      },
    ],
  };
}

/** As many as fit, worst first. */
function withinLimits(results: readonly Result[]): readonly Result[] {
  let room = mostCharacters;
  const end = results.slice(0, mostResults).findIndex((result) => {
    room -= JSON.stringify(result).length * 1.2;
    return room < 0;
  });
  return results.slice(0, end === -1 ? mostResults : end);
}

function findingResult(finding: Finding, report: Report): Result {
  const { code, severity, message, help, resource = '', pointer = '' } = finding;
  const file = resource === '' ? (finding.span?.file ?? '') : resource;
  return {
    ruleId: code,
    level: levels[severity],
    message: { text: visibleText(help === undefined ? message : `${message}. ${help}`) },
    locations: [locationOf(placeOf(finding, report), report)],
    // No line: a finding stays the same finding when lines are added above it. Two of one rule at one place differ in their words.
    partialFingerprints: { 'gatewright/v1': digest([code, file, pointer, resource === '' ? message : '']) },
  };
}

function driftResult(sentence: Sentence, report: Report): Result {
  const change = report.plan.changes.find((candidate) => resourceKey(candidate) === sentence.object);
  const asked = change?.properties.filter(({ pointer }) => sentence.pointers.includes(pointer));
  return {
    ruleId: driftRule,
    level: sentence.effect === 'looser' ? 'error' : 'warning',
    message: { text: plainSentence(sentence) },
    locations: [locationOf(firstOrigin(asked, report.folder ?? ''), report)],
    partialFingerprints: { 'gatewright/v1': digest([driftRule, sentence.object, ...sentence.pointers]) },
  };
}

/** GitHub refuses a result without a place; what has none is shown at the project file. */
function locationOf(place: Place | undefined, { folder = '' }: Report): object {
  const uri = (place?.file ?? `${folder}gatewright.yaml`).split('/').map(encoded).join('/');
  const region =
    place === undefined
      ? {}
      : { region: { startLine: Math.max(1, place.line), startColumn: Math.max(1, place.column) } };
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: 'SRCROOT' }, ...region } };
}

/** Half a surrogate pair has no place in an address. */
function encoded(text: string): string {
  return encodeURIComponent(visibleText(text));
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function rulesFor(used: ReadonlySet<string>): readonly object[] {
  const drift = used.has(driftRule)
    ? [
        {
          id: driftRule,
          shortDescription: { text: 'the tenant differs from git' },
          help: {
            text: 'Adopt the change into git, or apply git again.',
            markdown: '`gatewright adopt` takes it into git, `gatewright apply` undoes it.',
          },
        },
      ]
    : [];
  return [...allRules.filter(({ code }) => used.has(code)).map(ruleOf), ...drift];
}

/** There is no page about a rule, so there is no address: the help is what `explain` prints. */
function ruleOf({ code, severity, title, explanation }: FindingRule): object {
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    defaultConfiguration: { level: levels[severity] },
    help: {
      text: `${explanation}\n\ngatewright explain ${code}`,
      markdown: `${explanation}\n\n\`gatewright explain ${code}\` shows an example.`,
    },
  };
}
