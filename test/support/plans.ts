import type { Finding } from '../../schemas/finding.ts';
import type { Plan } from '../../schemas/plan.ts';
import { referenceTo } from '../../schemas/reference.ts';

const nothing = '0'.repeat(64);

/** A plan that does nothing. */
export const emptyPlan: Plan = {
  formatVersion: '1.0',
  tool: 'gatewright 0.0.0',
  digest: nothing,
  tenant: { name: 'contoso', id: '11111111-1111-4111-8111-111111111111' },
  changes: [],
  requests: [],
  releases: [],
  unmanaged: [],
  unchanged: 0,
  accepted: [],
  waived: [],
  findings: [],
};

const at = (line: number) => ({ file: 'policies/sales.yaml', line, column: 3 });

const guest: Finding = {
  code: 'GW4019',
  severity: 'warning',
  message: '`mail` requires a compliant device and names no DeviceStandard',
  help: 'name one: `compliantDevice: <name of a DeviceStandard>`',
  span: {
    file: 'policies/sales.yaml',
    start: { line: 12, column: 3, offset: 200 },
    end: { line: 12, column: 20, offset: 217 },
  },
  pointer: '/require',
};

const refusal: Finding = {
  code: 'GW6001',
  severity: 'error',
  message: '`Sales mail` would stop protecting 40 people',
  help: 'accept it by name',
  resource: 'conditionalAccessPolicies/mail',
  pointer: '/conditions/users/excludeUsers',
};

/** A bit of everything: what is added, changed, deleted, adopted, released, foreign, waived and found. */
export const smallPlan: Plan = {
  ...emptyPlan,
  commit: '0123456789abcdef0123456789abcdef01234567',
  changes: [
    {
      action: 'create',
      kind: 'conditionalAccessPolicies',
      name: 'byod',
      title: 'Own phones',
      moved: 'unknown',
      properties: [
        { pointer: '/conditions/applications/includeApplications', before: null, after: ['Office365'], origin: at(30) },
        {
          pointer: '/conditions/users/includeGroups',
          before: null,
          after: [referenceTo('groups', 'Sales')],
          origin: at(31),
        },
        { pointer: '/grantControls/builtInControls', before: null, after: ['compliantDevice'], origin: at(32) },
        { pointer: '/grantControls/operator', before: null, after: 'OR', origin: at(32) },
        { pointer: '/state', before: null, after: 'enabledForReportingButNotEnforced', origin: at(29) },
      ],
    },
    {
      action: 'update',
      kind: 'conditionalAccessPolicies',
      name: 'mail',
      title: 'Sales mail',
      id: '22222222-2222-4222-8222-222222222222',
      liveDigest: nothing,
      moved: 'git',
      properties: [
        {
          pointer: '/conditions/platforms/includePlatforms',
          before: ['android', 'iOS'],
          after: ['iOS'],
          origin: at(14),
        },
        {
          pointer: '/conditions/users/excludeUsers',
          before: null,
          after: [referenceTo('users', 'dana@contoso.com')],
          origin: at(11),
        },
      ],
    },
    {
      action: 'update',
      kind: 'deviceCompliancePolicies',
      name: 'phones.iOS',
      title: 'iPhones',
      id: '33333333-3333-4333-8333-333333333333',
      liveDigest: nothing,
      moved: 'tenant',
      properties: [{ pointer: '/passcodeMinimumLength', before: 6, after: 4, origin: at(42) }],
    },
    {
      action: 'adopt',
      kind: 'namedLocations',
      name: 'office',
      title: 'Head office',
      id: '44444444-4444-4444-8444-444444444444',
      liveDigest: nothing,
      moved: 'unknown',
      properties: [],
    },
    {
      action: 'delete',
      kind: 'conditionalAccessPolicies',
      name: 'legacy',
      title: 'Legacy block',
      id: '55555555-5555-4555-8555-555555555555',
      liveDigest: nothing,
      moved: 'git',
      properties: [
        { pointer: '/conditions/users/includeUsers', before: ['All'], after: null },
        { pointer: '/conditions/applications/includeApplications', before: ['All'], after: null },
        { pointer: '/conditions/clientAppTypes', before: ['exchangeActiveSync', 'other'], after: null },
        { pointer: '/grantControls/builtInControls', before: ['block'], after: null },
        { pointer: '/grantControls/operator', before: 'OR', after: null },
        { pointer: '/state', before: 'enabled', after: null },
      ],
    },
  ],
  requests: [
    {
      change: 'conditionalAccessPolicies/byod',
      method: 'POST',
      apiVersion: 'v1.0',
      path: '/identity/conditionalAccess/policies',
      body: { displayName: 'Own phones', state: 'enabledForReportingButNotEnforced' },
    },
    {
      change: 'conditionalAccessPolicies/mail',
      method: 'PATCH',
      apiVersion: 'v1.0',
      path: '/identity/conditionalAccess/policies/{id}',
      body: {
        conditions: { platforms: { includePlatforms: ['iOS'] }, users: { excludeUsers: ['{users/dana@contoso.com}'] } },
      },
    },
    {
      change: 'deviceCompliancePolicies/phones.iOS',
      method: 'PATCH',
      apiVersion: 'beta',
      path: '/deviceManagement/deviceCompliancePolicies/{id}',
      body: { '@odata.type': '#microsoft.graph.iosCompliancePolicy', passcodeMinimumLength: 4 },
    },
    {
      change: 'conditionalAccessPolicies/legacy',
      method: 'DELETE',
      apiVersion: 'v1.0',
      path: '/identity/conditionalAccess/policies/{id}',
    },
  ],
  releases: ['groups/old'],
  unmanaged: [{ kind: 'conditionalAccessPolicies', id: '66666666-6666-4666-8666-666666666666', title: 'Made by hand' }],
  unchanged: 7,
  waived: [
    {
      name: 'vip',
      resource: 'conditionalAccessPolicies/admins',
      pointer: '/conditions/users/excludeUsers',
      live: [referenceTo('users', 'eve@contoso.com')],
      desired: null,
      reason: 'broken phone, ticket 42',
      owner: 'security@contoso.com',
      until: '2026-12-31',
    },
  ],
  findings: [guest, refusal],
};

/** What a name in a tenant, or a word in a file, must never come to be. */
export const hostileName = [
  '<script>alert(1)</script><img src=x onerror=alert(2)> </code></summary></details>',
  '<!-- gatewright:plan:contoso --> --> @everyone @octocat #123 GH-7 https://evil.example www.evil.example',
  '`code` ``` | pipe | **bold** [link](javascript:alert(3)) ![image](x) ~~~ \\ $HOME %0A::error::x',
  '\n::error file=x::injected\n##vso[task.setvariable variable=x]y ##[error]z ]]> ]]&gt; &lt;b&gt;',
  '\u001b[31mred\u001b]0;title\u0007 \u202eevil\u202c zero\u200bwidth \u0000 \ud800 \ufffe {{ ${ \r\n# heading\n- list',
].join(' ');

/** Every place of a plan in which somebody else's words stand, filled with the worst of them. */
export const hostilePlan: Plan = {
  ...smallPlan,
  tenant: { ...smallPlan.tenant, name: hostileName },
  commit: hostileName,
  changes: smallPlan.changes.map((change) => ({
    ...change,
    name: `${change.name} ${hostileName}`,
    title: `${hostileName}${'long '.repeat(2000)}`,
    properties: [
      ...change.properties.map((property) => ({ ...property, after: [hostileName], before: hostileName })),
      { pointer: `/${hostileName.replaceAll(/[~/]/g, '')}`, before: null, after: { [hostileName]: hostileName } },
      { pointer: '/displayName', before: 'a', after: hostileName, origin: { file: hostileName, line: 1, column: 1 } },
    ],
  })),
  requests: smallPlan.requests.map((request) => ({
    ...request,
    change: hostileName,
    path: `/${hostileName}`,
    body: { [hostileName]: hostileName },
  })),
  releases: [hostileName],
  unmanaged: smallPlan.unmanaged.map((object) => ({ ...object, id: hostileName, title: hostileName })),
  accepted: [{ code: hostileName, resource: hostileName, reason: hostileName }],
  waived: smallPlan.waived.map((waived) => ({
    ...waived,
    resource: hostileName,
    pointer: `/${hostileName}`,
    reason: hostileName,
    owner: hostileName,
    until: '2026-12-31',
  })),
  findings: smallPlan.findings.map((finding) => ({
    ...finding,
    message: `\`${hostileName}\` ${hostileName}`,
    help: hostileName,
    resource: hostileName,
    pointer: `/${hostileName}`,
    ...(finding.span === undefined ? {} : { span: { ...finding.span, file: hostileName } }),
  })),
};
