import type { WellKnown } from './well-known.ts';

/** The built-in authentication strengths, the same in every tenant (Microsoft Entra, concept-authentication-strengths). */
export const wellKnownAuthenticationStrengths: readonly WellKnown[] = [
  { id: '00000000-0000-0000-0000-000000000002', names: ['Multifactor authentication'] },
  { id: '00000000-0000-0000-0000-000000000003', names: ['Passwordless MFA'] },
  { id: '00000000-0000-0000-0000-000000000004', names: ['Phishing-resistant MFA', 'Phishing resistant MFA'] },
];
