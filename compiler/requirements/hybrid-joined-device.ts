import { builtInControl } from './built-in-control.ts';

/** A device joined to an Active Directory domain and registered in Entra ID. */
export const hybridJoinedDevice = builtInControl(
  'hybridJoinedDevice',
  'domainJoinedDevice',
  'a hybrid joined device',
  'A hybrid joined device.',
);
