import { expect, test } from 'vitest';
import { readErrorBody } from '../../reconciler/graph/error-body.ts';
import { explainGraphError } from '../../reconciler/graph/explain-graph-error.ts';
import { pathTemplate } from '../../reconciler/graph/path-template.ts';
import { GraphError } from '../../reconciler/ports.ts';
import type { GraphRequest } from '../../schemas/graph-request.ts';

function explain(
  method: GraphRequest['method'],
  path: string,
  details: { status: number; code: string; message?: string; number?: number; outcome?: 'unknown'; cause?: unknown },
) {
  const request: GraphRequest = { method, apiVersion: 'v1.0', path };
  return explainGraphError(
    new GraphError({ message: 'said Graph', outcome: 'refused', requestId: 'r1', request, ...details }),
  );
}
const forbidden = { status: 403, code: 'AccessDenied' };

test.each([
  ['GET', '/identity/conditionalAccess/policies?$select=id', 'read Conditional Access', 'Policy.Read.All ('],
  [
    'POST',
    '/identity/conditionalAccess/namedLocations',
    'change Conditional Access',
    'Policy.Read.All, Policy.ReadWrite.ConditionalAccess and Application.Read.All',
  ],
  ['POST', '/identity/conditionalAccess/evaluate', 'read Conditional Access', 'Policy.Read.All ('],
  [
    'GET',
    '/deviceManagement/deviceCompliancePolicies',
    'read Intune compliance',
    'DeviceManagementConfiguration.Read.All',
  ],
  [
    'POST',
    '/deviceManagement/deviceCompliancePolicies/1/assign',
    'change Intune',
    'DeviceManagementConfiguration.ReadWrite.All',
  ],
  ['GET', '/groups/1', 'read groups', 'Group.Read.All'],
  ['PATCH', '/groups/1', 'change groups', 'Group.ReadWrite.All'],
  ['GET', '/auditLogs/directoryAudits', 'read the audit log', 'AuditLog.Read.All'],
] as const)('403 on %s %s names the permission', (method, path, purpose, permission) => {
  const { message, help } = explain(method, path, forbidden);
  expect(message).toContain(`no permission to ${purpose}`);
  expect(message).toContain('said Graph (403 AccessDenied, request-id r1)');
  expect(help).toContain(permission);
});

test('403 of a protected action does not send for permissions', () => {
  const message = 'Operation requires conditional access and client does not support it';
  expect(explain('PATCH', '/groups/1', { ...forbidden, message }).help).not.toContain('Grant');
});

test.each([
  [{ status: 401, code: 'InvalidAuthenticationToken' }, 'does not accept the token'],
  [{ status: 404, code: 'ResourceNotFound' }, 'does not find'],
  [{ status: 429, code: 'TooManyRequests' }, 'limiting requests'],
  [{ status: 503, code: 'ServiceUnavailable' }, 'a fault of its own'],
  [{ status: 400, code: 'BadRequest', number: 1039 }, 'refused'],
])('%j is put into words', (details, words) => {
  const { message, help } = explain('GET', '/groups', details);
  expect(message).toContain(words);
  expect(help).not.toBe('');
});

test.each([
  [{ number: 1039 }, 'P2 licences'],
  [{ number: 1149 }, 'Workload Identities Premium'],
  [{ number: 1150 }, 'Workload Identities Premium'],
  [{ number: 1034 }, 'service principal'],
  [{ number: 1040 }, 'run again'],
  [{ number: 1103 }, 'built-in roles'],
  [{ message: 'Security Defaults is enabled in the tenant. You must disable it.' }, 'security defaults off'],
  [{ message: 'User 1 specified in the Policy was not found in the directory.' }, 'plan again'],
  [{ number: 9999 }, 'correct the document'],
])('what only the tenant can tell has advice of its own: %j', (details, words) => {
  const { help } = explain('POST', '/identity/conditionalAccess/policies', {
    status: 400,
    code: 'BadRequest',
    ...details,
  });
  expect(help).toContain(words);
});

test('a write of unknown outcome says so', () => {
  expect(explain('POST', '/groups', { status: 0, code: 'Timeout', outcome: 'unknown' }).help).toContain(
    'not known whether',
  );
  expect(explain('POST', '/groups', { status: 0, code: 'Timeout' }).help).not.toContain('not known whether');
});

test.each([
  ['plain', { code: 'BadRequest', message: '1007: Incoming' }, { message: '1007: Incoming', number: 1007 }],
  [
    'malformed outside, precise inside',
    {
      message: 'The server could not process the request because it is malformed or incorrect.',
      innerError: { message: '1032: ConditionalActionPolicy validation failed.', 'request-id': 'r2' },
    },
    { message: '1032: ConditionalActionPolicy validation failed.', number: 1032, requestId: 'r2' },
  ],
  ['precise outside', { message: 'outer', innererror: { message: 'inner' } }, { message: 'outer', number: undefined }],
  [
    "Intune's document in a string",
    {
      message: JSON.stringify({
        Message:
          'An error has occurred - Operation ID (for customer support): 0 - Activity ID: 09c34338-0000-0000-0000-000000000000 - Url: https://internal',
        CustomApiErrorPhrase: 'ScopeTagMissing',
      }),
    },
    { message: 'An error has occurred: ScopeTagMissing (activity 09c34338-0000-0000-0000-000000000000)' },
  ],
  ['a brace that is no document', { message: '{oops' }, { message: '{oops' }],
])('an error body is read: %s', (_name, error, expected) => {
  expect(readErrorBody({ error })).toMatchObject(expected);
});

test.each([undefined, null, 'x', [], { error: 'x' }, { error: null }])(
  'an error body of the shape %j says nothing',
  (body) => {
    expect(readErrorBody(body)).toMatchObject({ code: undefined, message: undefined });
  },
);

test.each([
  ['/groups/0b1c8f3e-0000-0000-0000-000000000000/members?$select=id', '/groups/{id}/members'],
  ['/users/dana@contoso.com', '/users/{id}'],
  ["/deviceManagement/compliancePolicies('x')/assign", '/deviceManagement/{id}/assign'],
  ['/$batch', '/$batch'],
  [
    '/identity/conditionalAccess/authenticationContextClassReferences/c1',
    '/identity/conditionalAccess/authenticationContextClassReferences/{id}',
  ],
])('the template of %s is %s', (path, template) => {
  expect(pathTemplate(path)).toBe(template);
});
