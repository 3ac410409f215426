import { listed } from '../../schemas/telling/name-of.ts';
import { tellList } from '../../schemas/telling/tell-list.ts';
import type { Condition } from './condition.ts';
import { flagsSchema, splitFlags } from './flags.ts';
import { writeList } from './only-except.ts';
import { objectAt } from './read-wire.ts';

/** conditionalAccessTransferMethods, a flags enumeration in the v1.0 metadata; its `none` says nothing a policy could mean. */
export const transferMethods = ['deviceCodeFlow', 'authenticationTransfer'] as const;
type TransferMethod = (typeof transferMethods)[number];

/** By which way of moving a sign-in from one device to another: `conditions.authenticationFlows`. */
export const authenticationFlows: Condition<readonly TransferMethod[]> = {
  name: 'authenticationFlows',
  schema: flagsSchema(transferMethods).describe(
    'Sign-ins moved between devices: `deviceCodeFlow` (a code typed on another device), `authenticationTransfer` (a QR code).',
  ),
  wire: ['/conditions/authenticationFlows'],
  lower: (spec) => ({ authenticationFlows: { transferMethods: spec.join(',') } }),
  lift: (conditions) => splitFlags(transferMethods, objectAt(conditions, 'authenticationFlows')?.transferMethods),
  write: writeList,
  phrase: (spec) => ['by ', ...listed(spec.map((method) => [method === 'deviceCodeFlow' ? 'device code' : 'QR code']))],
  tell: [
    tellList('/conditions/authenticationFlows/transferMethods', {
      participle: 'covered',
      more: 'tighter',
      words: { deviceCodeFlow: 'sign-in with a device code', authenticationTransfer: 'sign-in with a QR code' },
      all: { wire: 'all', words: 'every way to sign in' },
      isNarrowing: true,
    }),
  ],
};
