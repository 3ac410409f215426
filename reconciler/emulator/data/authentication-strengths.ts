import type { JsonObject } from '../../../schemas/json.ts';

/** The three authentication strengths every tenant has (policy bodies that embed them, 2021 to 2026). */
export const BUILT_IN_STRENGTHS: readonly JsonObject[] = [
  {
    id: '00000000-0000-0000-0000-000000000002',
    createdDateTime: '2021-12-01T08:00:00Z',
    modifiedDateTime: '2021-12-01T08:00:00Z',
    displayName: 'Multifactor authentication',
    description: 'Combinations of methods that satisfy strong authentication, such as a password + SMS',
    policyType: 'builtIn',
    requirementsSatisfied: 'mfa',
    allowedCombinations: [
      'windowsHelloForBusiness',
      'fido2',
      'x509CertificateMultiFactor',
      'deviceBasedPush',
      'temporaryAccessPassOneTime',
      'temporaryAccessPassMultiUse',
      'password,microsoftAuthenticatorPush',
      'password,softwareOath',
      'password,hardwareOath',
      'password,sms',
      'password,voice',
      'federatedMultiFactor',
      'microsoftAuthenticatorPush,federatedSingleFactor',
      'softwareOath,federatedSingleFactor',
      'hardwareOath,federatedSingleFactor',
      'sms,federatedSingleFactor',
      'voice,federatedSingleFactor',
    ],
    combinationConfigurations: [],
  },
  {
    id: '00000000-0000-0000-0000-000000000003',
    createdDateTime: '2021-12-01T08:00:00Z',
    modifiedDateTime: '2021-12-01T08:00:00Z',
    displayName: 'Passwordless MFA',
    description:
      'Passwordless methods that satisfy strong authentication, such as Passwordless sign-in with the Microsoft Authenticator',
    policyType: 'builtIn',
    requirementsSatisfied: 'mfa',
    allowedCombinations: ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor', 'deviceBasedPush'],
    combinationConfigurations: [],
  },
  {
    id: '00000000-0000-0000-0000-000000000004',
    createdDateTime: '2021-12-01T08:00:00Z',
    modifiedDateTime: '2021-12-01T08:00:00Z',
    displayName: 'Phishing-resistant MFA',
    description:
      'Phishing-resistant, Passwordless methods for the strongest authentication, such as a FIDO2 security key',
    policyType: 'builtIn',
    requirementsSatisfied: 'mfa',
    allowedCombinations: ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'],
    combinationConfigurations: [],
  },
];
