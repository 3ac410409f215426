import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { isJsonObject, type Json } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { isWithin } from '../../schemas/pointer.ts';
import { minimalProject, sourcesOf } from '../support/compile-text.ts';
import { publishedLeaves } from '../support/published-leaves.ts';

/** A document that says everything its kind can, and what Microsoft publishes besides, each with the reason why no word says it. */
const said = [
  {
    collection: 'notificationMessageTemplates',
    type: 'NotificationMessageTemplate',
    document: `kind: NotificationTemplate
name: x
title: x
description: x
branding: company logo
scopeTags: "0"
messages: { en: { subject: x, body: x } }
`,
    unmodelled: {},
  },
  {
    collection: 'assignmentFilters',
    type: 'DeviceAndAppManagementAssignmentFilter',
    document: `kind: AssignmentFilter
name: x
title: x
description: x
platform: iOS
manages: devices
rule: (device.model -eq "x")
scopeTags: "0"
`,
    unmodelled: {},
  },
  {
    collection: 'deviceComplianceScripts',
    type: 'DeviceComplianceScript',
    document: `kind: ComplianceScript
name: x
title: x
description: x
publisher: x
script: x
runAs: system
signatureCheck: true
runAs32Bit: true
scopeTags: "0"
`,
    unmodelled: { '/deviceRunStates': 'what devices made of the script: a report, not a setting' },
  },
] as const;

describe.each(said)('$type', ({ collection, type, document, unmodelled }) => {
  const published = [...publishedLeaves('beta', type)];
  const { readOnly } = kinds[collection];

  it('has no published property that is neither said, nor set by the service, nor left out for a reason', () => {
    const { resources, findings } = compile({
      files: sourcesOf({ 'policies.yaml': document, 'gatewright.yaml': minimalProject }),
    });
    expect(findings).toEqual([]);
    const known = [...pointersIn(resources[0]?.body ?? {}), ...readOnly, ...Object.keys(unmodelled)];
    expect(published.filter((leaf) => !known.some((place) => isWithin(leaf, place)))).toEqual([]);
  });

  it('is said in published properties only', () => {
    const { resources } = compile({
      files: sourcesOf({ 'policies.yaml': document, 'gatewright.yaml': minimalProject }),
    });
    const leaves = pointersIn(resources[0]?.body ?? {}).filter((pointer) => !pointer.endsWith('*'));
    const invented = leaves.filter(
      (leaf) => !published.some((place) => isWithin(place, leaf) || isWithin(leaf, place)),
    );
    expect(invented).toEqual([]);
  });
});

function pointersIn(value: Json, pointer = ''): readonly string[] {
  if (Array.isArray(value)) return [pointer, ...value.flatMap((item: Json) => pointersIn(item, `${pointer}/*`))];
  if (!isJsonObject(value)) return [pointer];
  return Object.entries(value).flatMap(([name, member]) => pointersIn(member, `${pointer}/${name}`));
}
