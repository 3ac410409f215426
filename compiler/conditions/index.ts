import { agentRisk } from './agent-risk.ts';
import { authenticationFlows } from './authentication-flows.ts';
import { clients } from './clients.ts';
import { deviceFilter } from './device-filter.ts';
import { deviceStates } from './device-states.ts';
import { devices } from './devices.ts';
import { insiderRisk } from './insider-risk.ts';
import { locations } from './locations.ts';
import { platforms } from './platforms.ts';
import { resources } from './resources.ts';
import { servicePrincipalRisk } from './service-principal-risk.ts';
import { signInRisk } from './sign-in-risk.ts';
import { times } from './times.ts';
import { userRisk } from './user-risk.ts';
import { users } from './users.ts';

/** The two every sentence has: whom it is about, and what it protects. */
export const mainConditions = { protect: resources, for: users } as const;

/** What may stand under `when`. The order is the order of the editor's completion list: most used first. */
export const whenConditions = {
  platforms,
  clients,
  locations,
  signInRisk,
  userRisk,
  deviceFilter,
  authenticationFlows,
  insiderRisk,
  servicePrincipalRisk,
  agentRisk,
  times,
  devices,
  deviceStates,
} as const;
