import { resourceKey } from '../../schemas/resource.ts';
import { findingDocument } from './json.ts';
import type { Report, ReportFormat } from './report-format.ts';
import { plainSentence, sentencesOf } from './sentences.ts';
import { tallyOf } from './tally.ts';

/**
 * Events, one JSON document a line, as other tools stream them: the first line says what follows, the last how it ended. Members are
 * added and never change their meaning within one major version of `format`.
 */
export const events: ReportFormat = {
  name: 'jsonl',
  render: (report) =>
    eventsOf(report)
      .map((event) => JSON.stringify(event))
      .join('\n'),
};

function eventsOf(report: Report): readonly object[] {
  const { plan, about } = report;
  const tenant = plan.tenant.name;
  return [
    { type: 'version', tool: plan.tool, format: '1.0', about, tenant: plan.tenant, digest: plan.digest },
    ...plan.changes.map((change) => changeEvent(change, report)),
    ...plan.releases.map((resource) => ({ type: 'planned_release', tenant, resource })),
    ...plan.unmanaged.map((object) => ({ type: 'unmanaged', tenant, ...object, ...actorOf(report, object.id) })),
    ...plan.waived.map((waived) => ({ type: 'waived', tenant, ...waived })),
    ...plan.findings.map((finding) => ({ type: 'finding', tenant, ...findingDocument(finding) })),
    summaryEvent(report),
  ];
}

function changeEvent(change: Report['plan']['changes'][number], report: Report): object {
  const { action, kind, name, title, id, moved, properties } = change;
  const about = report.about === 'drift' ? 'drift' : 'plan';
  const sentences = sentencesOf(change, report.plan.requests, about);
  return {
    type: about === 'drift' ? 'drift' : 'planned_change',
    tenant: report.plan.tenant.name,
    resource: resourceKey(change),
    kind,
    name,
    title,
    ...(id === undefined ? {} : { id }),
    action,
    moved,
    sentences: sentences.map((sentence) => ({ effect: sentence.effect, text: plainSentence(sentence) })),
    properties,
    ...actorOf(report, resourceKey(change)),
  };
}

function actorOf({ actors }: Report, key: string): object {
  const actor = actors.get(key);
  return actor === undefined ? {} : { actor };
}

function summaryEvent(report: Report): object {
  const {
    create,
    update,
    delete: remove,
    adopt,
    release,
    unmanaged,
    waived,
    errors,
    warnings,
    looser,
  } = tallyOf(report);
  return {
    type: 'summary',
    tenant: report.plan.tenant.name,
    add: create,
    change: update,
    delete: remove,
    adopt,
    release,
    unmanaged,
    waived,
    unchanged: report.plan.unchanged,
    loosening: looser,
    errors,
    warnings,
    ...(report.exitCode === undefined ? {} : { exitCode: report.exitCode }),
  };
}
