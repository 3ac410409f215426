import type { GraphRequest } from '../graph-request.ts';
import type { JsonObject } from '../json.ts';
import { tellWord } from '../telling/tell-value.ts';
import { assignmentFilterSchema } from '../wire/assignment-filter.ts';
import type { Kind, KindChange } from './kind.ts';

const path = '/deviceManagement/assignmentFilters';

/** Assignment filters (graph resource deviceAndAppManagementAssignmentFilter), which only beta has. */
export const assignmentFilters: Kind = {
  collection: 'assignmentFilters',
  title: 'assignment filter',
  path,
  apiVersion: 'beta',
  betaOnly: { properties: [], words: [] },
  listsBeta: 'whenPinned',
  query: '',
  read: 'collection',
  rank: 1,
  schema: assignmentFilterSchema,
  // Payloads are the assignments that use the filter, told by the service.
  readOnly: ['/id', '/createdDateTime', '/lastModifiedDateTime', '/payloads'],
  writeOnly: [],
  expanded: [],
  immutable: [],
  typed: [],
  flags: [],
  words: [
    {
      pointer: '/platform',
      words: [
        'android',
        'androidForWork',
        'iOS',
        'macOS',
        'windowsPhone81',
        'windows81AndLater',
        'windows10AndLater',
        'androidWorkProfile',
        'unknown',
        'androidAOSP',
        'androidMobileApplicationManagement',
        'iOSMobileApplicationManagement',
        'windowsMobileApplicationManagement',
      ],
    },
    { pointer: '/assignmentFilterManagementType', words: ['devices', 'apps'] },
    // Of filters for enrolment restrictions, which are a type of their own.
    { pointer: '/payloadType', words: ['notSet', 'enrollmentRestrictions'] },
  ],
  references: [],
  exclusions: [],
  defaults: [
    { pointer: '/description', value: '' },
    { pointer: '/assignmentFilterManagementType', value: 'devices' },
    { pointer: '/roleScopeTags', value: ['0'] },
  ],
  falseIsSilence: [],
  normalise: (body) => body,
  create: (body) => [{ method: 'POST', apiVersion: 'beta', path, body }],
  update: (change) => [patch(change)],
  remove: () => [{ method: 'DELETE', apiVersion: 'beta', path: `${path}/{id}` }],
  tell: [tellWord('/rule', 'the filter matches', {}), tellWord('/platform', 'the filter is for devices with', {})],
  permissions: {
    read: ['DeviceManagementConfiguration.Read.All'],
    write: ['DeviceManagementConfiguration.ReadWrite.All'],
  },
};

function patch({ desired, changed }: KindChange): GraphRequest {
  const names = [...new Set(changed.map((pointer) => pointer.split('/')[1] ?? ''))];
  const unset: JsonObject = { description: '', assignmentFilterManagementType: 'devices', roleScopeTags: ['0'] };
  const body = Object.fromEntries(names.map((name) => [name, desired[name] ?? unset[name] ?? null]));
  return { method: 'PATCH', apiVersion: 'beta', path: `${path}/{id}`, body };
}
