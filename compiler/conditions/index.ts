import { clients } from './clients.ts';
import { deviceFilter } from './device-filter.ts';
import { locations } from './locations.ts';
import { platforms } from './platforms.ts';
import { resources } from './resources.ts';
import { signInRisk } from './sign-in-risk.ts';
import { userRisk } from './user-risk.ts';
import { users } from './users.ts';

/** The two every sentence has: whom it is about, and what it protects. */
export const mainConditions = { protect: resources, for: users } as const;

/** What may stand under `when`. The order is the order of the editor's completion list: most used first. */
export const whenConditions = { platforms, clients, locations, signInRisk, userRisk, deviceFilter } as const;
