import { tellList } from '../../schemas/telling/tell-list.ts';
import { tellRule } from '../../schemas/telling/tell-rule.ts';
import type { Telling } from '../../schemas/telling/telling.ts';

const place = '/conditions/applications';
const apps = {
  noun: ['app', 'apps'],
  words: {
    Office365: 'Office 365',
    MicrosoftAdminPortals: 'the Microsoft admin portals',
    AllAgentIdResources: 'every resource of agents',
    None: 'no app',
  },
  all: { wire: 'All', words: 'every app' },
} as const;
const profiles = { participle: 'covered', more: 'tighter', noun: ['traffic profile', 'traffic profiles'] } as const;

/** What is protected: more of it is tighter. */
export const tellResources: readonly Telling[] = [
  tellList(`${place}/includeApplications`, { ...apps, participle: 'covered', more: 'tighter' }),
  tellList(`${place}/excludeApplications`, { ...apps, participle: 'left out', more: 'looser' }),
  tellList(`${place}/includeUserActions`, {
    participle: 'covered',
    more: 'tighter',
    words: {
      'urn:user:registersecurityinfo': 'registering security information',
      'urn:user:registerdevice': 'registering a device',
      'urn:user:accountrecovery': 'recovering an account',
    },
  }),
  tellList(`${place}/includeAuthenticationContextClassReferences`, {
    participle: 'covered',
    more: 'tighter',
    noun: ['authentication context', 'authentication contexts'],
  }),
  tellRule(`${place}/applicationFilter`, 'apps'),
  tellList(`${place}/globalSecureAccess/includeTrafficProfiles`, profiles),
  tellList(`${place}/networkAccess/includeTrafficProfiles`, profiles),
];
