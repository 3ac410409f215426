import { tenantSettings } from '../../../tenant-settings.ts';
import { objectIn, stringsIn, textIn } from '../../values.ts';
import type { Rule } from './rule.ts';

const NO_P2 =
  '1039: Cannot create or update policies with premium P2 features. Upgrade to a premium P2 license and try again.';
const NO_WORKLOAD =
  '1149: Cannot create or update policies with workload identity premium features. Upgrade to a workload identity premium P1 or P2 license and try again';
const SECURITY_DEFAULTS =
  'Security Defaults is enabled in the tenant. You must disable Security defaults before enabling a Conditional Access policy.';

/** What depends on what the tenant has bought and switched on. */
export const LICENCE_RULES: readonly Rule[] = [
  {
    behaviour: 'securityDefaultsBlockPolicies',
    refuse: ({ state }, { world }) =>
      state !== 'disabled' && tenantSettings(world.state).securityDefaults ? SECURITY_DEFAULTS : undefined,
  },
  {
    behaviour: 'riskNeedsPremiumP2',
    refuse: ({ conditions }, { world }) => {
      const risky = stringsIn(conditions.userRiskLevels).length + stringsIn(conditions.signInRiskLevels).length > 0;
      return risky && !tenantSettings(world.state).premiumP2 ? NO_P2 : undefined;
    },
  },
  {
    behaviour: 'insiderRiskNeedsAdaptiveProtection',
    refuse: ({ conditions }, { world }) =>
      textIn(conditions.insiderRiskLevels) !== '' && !tenantSettings(world.state).adaptiveProtection
        ? NO_P2
        : undefined,
  },
  {
    behaviour: 'workloadIdentitiesNeedPremium',
    refuse: ({ clientApplications }, { world }) => {
      const named = stringsIn(clientApplications?.includeServicePrincipals).length > 0;
      const used = named || objectIn(clientApplications?.servicePrincipalFilter) !== undefined;
      return used && !tenantSettings(world.state).workloadIdentityPremium ? NO_WORKLOAD : undefined;
    },
  },
];
