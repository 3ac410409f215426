import { builtInControl } from './built-in-control.ts';

/** Whatever Identity Protection finds enough for this user to be trusted again. The service adds an authentication strength to it. */
export const riskRemediation = builtInControl(
  'riskRemediation',
  'riskRemediation',
  'remediation of the risk',
  'What it takes for a risky user to be trusted again.',
);
