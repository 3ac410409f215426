import { builtInControl } from './built-in-control.ts';

/**
 * Proof of who somebody is in the real world. In no published type; Microsoft's template "Secure account recovery with identity
 * verification" has it (beta, 2026).
 */
export const verifiedID = builtInControl(
  'verifiedID',
  'verifiedID',
  'a Verified ID',
  'Identity proved with Microsoft Entra Verified ID (beta).',
);
