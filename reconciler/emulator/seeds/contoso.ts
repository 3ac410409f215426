import type { TenantSeed } from '../seed.ts';

/** The permissions a tool needs that plans and applies both halves of the configuration. */
const GATEWRIGHT_PERMISSIONS = [
  'Policy.Read.All',
  'Policy.ReadWrite.ConditionalAccess',
  'Policy.ReadWrite.AuthenticationMethod',
  'Application.Read.All',
  'Agreement.ReadWrite.All',
  'DeviceManagementConfiguration.ReadWrite.All',
  'DeviceManagementApps.ReadWrite.All',
  'Group.ReadWrite.All',
  'User.Read.All',
  'Directory.Read.All',
  'AuditLog.Read.All',
];

const APPLICATIONS = [
  ['00000002-0000-0ff1-ce00-000000000000', 'Office 365 Exchange Online'],
  ['00000003-0000-0ff1-ce00-000000000000', 'Office 365 SharePoint Online'],
  ['cc15fd57-2c6c-4117-a88c-83b1d56b4bbe', 'Microsoft Teams Services'],
  ['d4ebce55-015a-49b5-a083-c84d1797ae8c', 'Microsoft Intune Enrollment'],
  ['0000000a-0000-0000-c000-000000000000', 'Microsoft Intune'],
  ['797f4846-ba00-4fd7-ba43-dac1f8f63013', 'Azure Resource Manager'],
  ['00000003-0000-0000-c000-000000000000', 'Microsoft Graph'],
  ['9cdead84-a844-4324-93f2-b2e6bb768d07', 'Windows Virtual Desktop'],
  ['372140e0-b3b7-4226-8ef9-d57986796201', 'Azure Windows Virtual Machine Sign In'],
  ['0af06dc6-e4b5-4f28-818e-e78e62d137a5', 'Windows 365'],
  ['270efc09-cd0d-444b-a71f-39af4910ec45', 'Windows Cloud Login'],
  ['95de633a-083e-42f5-b444-a4295d8e9314', 'Microsoft Whiteboard Services'],
  ['2793995e-0a7d-40d7-bd35-6968ba142197', 'My Apps'],
  ['8c59ead7-d703-4a27-9e55-c96a0054c8d2', 'My Profile'],
  ['19db86c3-b2b9-44cc-b339-36da233a3be2', 'My Signins'],
] as const;

/** The client id and secret of the application registration a client of the default tenant signs in with. */
export const CONTOSO_CLIENT = {
  tenantId: 'c0450000-0000-4000-8000-000000000001',
  clientId: '6a7e3816-0000-4000-8000-000000000001',
  clientSecret: 'emulator-secret',
} as const;

/** The default tenant: a dozen people, the usual groups and applications, no policies yet. */
export const contoso: TenantSeed = {
  tenant: { id: CONTOSO_CLIENT.tenantId, displayName: 'Contoso', domain: 'contoso.com' },
  users: [
    { userPrincipalName: 'break-glass-1@contoso.com', displayName: 'Break Glass 1' },
    { userPrincipalName: 'break-glass-2@contoso.com', displayName: 'Break Glass 2' },
    { userPrincipalName: 'admin@contoso.com', displayName: 'Alex Admin', jobTitle: 'Identity Administrator' },
    {
      userPrincipalName: 'security@contoso.com',
      displayName: 'Sam Security',
      jobTitle: 'Security Engineer',
      roles: ['Security Administrator'],
    },
    { userPrincipalName: 'alice@contoso.com', displayName: 'Alice Arden', department: 'Sales' },
    { userPrincipalName: 'bob@contoso.com', displayName: 'Bob Baker', department: 'Sales' },
    { userPrincipalName: 'carol@contoso.com', displayName: 'Carol Cole', department: 'Marketing' },
    { userPrincipalName: 'dave@contoso.com', displayName: 'Dave Dunn', department: 'Marketing' },
    { userPrincipalName: 'erin@contoso.com', displayName: 'Erin Engel', department: 'Field' },
    { userPrincipalName: 'frank@contoso.com', displayName: 'Frank Foss', department: 'Field' },
    { userPrincipalName: 'grace@contoso.com', displayName: 'Grace Gray', accountEnabled: false },
    { userPrincipalName: 'partner_fabrikam.com#EXT#@contoso.com', displayName: 'Pat Partner', userType: 'Guest' },
  ],
  groups: [
    { displayName: 'Sales', members: ['alice@contoso.com', 'bob@contoso.com'] },
    { displayName: 'Marketing', members: ['carol@contoso.com', 'dave@contoso.com'] },
    { displayName: 'Field Engineers', members: ['erin@contoso.com', 'frank@contoso.com'] },
    { displayName: 'Break Glass', members: ['break-glass-1@contoso.com', 'break-glass-2@contoso.com'] },
    {
      displayName: 'All Staff',
      members: ['Sales', 'Marketing', 'Field Engineers', 'admin@contoso.com', 'security@contoso.com'],
    },
  ],
  servicePrincipals: APPLICATIONS.map(([appId, displayName]) => ({ appId, displayName })),
  applications: [
    {
      appId: CONTOSO_CLIENT.clientId,
      displayName: 'gatewright',
      clientSecret: CONTOSO_CLIENT.clientSecret,
      permissions: GATEWRIGHT_PERMISSIONS,
      managedIdentity: true,
    },
  ],
};
