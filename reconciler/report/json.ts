import type { Report, ReportFormat } from './report-format.ts';

/** The plan itself, with actors where they are known. */
export const json: ReportFormat = {
  name: 'json',
  render: (report) => JSON.stringify(planDocument(report), null, 2),
};

/** What `--json` prints: findings carry file, line and column beside their span, so that a script needs no knowledge of spans. */
export function planDocument({ plan, actors }: Report) {
  return {
    ...plan,
    changes: plan.changes.map((change) => withActor(change, actors.get(`${change.kind}/${change.name}`))),
    unmanaged: plan.unmanaged.map((object) => withActor(object, actors.get(object.id))),
    findings: plan.findings.map(findingDocument),
  };
}

function withActor<Value extends object>(value: Value, actor: object | undefined) {
  return actor === undefined ? value : { ...value, actor };
}

/** The shape of a finding in every JSON output. */
export function findingDocument(finding: Report['plan']['findings'][number]) {
  const { span, related: _, ...rest } = finding;
  return span === undefined ? rest : { ...rest, file: span.file, line: span.start.line, column: span.start.column };
}
