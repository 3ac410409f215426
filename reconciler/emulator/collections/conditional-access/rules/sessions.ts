import { targetsAllApplications } from './grants.ts';
import { invalidControls, type Rule } from './rule.ts';

/** What session controls ask of each other and of the rest of the policy. */
export const SESSION_RULES: readonly Rule[] = [
  {
    behaviour: 'everyTimeHasNoPeriod',
    refuse: ({ frequency }) => {
      if (frequency?.frequencyInterval !== 'everyTime') return undefined;
      const plain = frequency.value == null && frequency.type == null && frequency.isEnabled !== false;
      return plain ? undefined : invalidControls('InvalidControls');
    },
  },
  {
    behaviour: 'everyTimeRefusesSiblingKeys',
    refuse: ({ frequency, session }) => {
      if (frequency?.frequencyInterval !== 'everyTime' || session === undefined) return undefined;
      const siblings = ['applicationEnforcedRestrictions', 'disableResilienceDefaults'];
      return siblings.some((name) => Object.hasOwn(session, name)) ? invalidControls('InvalidControls') : undefined;
    },
  },
  {
    behaviour: 'persistentBrowserNeedsAllApplications',
    refuse: ({ session, applications }) => {
      if (session?.persistentBrowser == null || targetsAllApplications(applications)) return undefined;
      return invalidControls('InvalidControls');
    },
  },
];
