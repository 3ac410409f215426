import type { TokenSource } from '../token-source.ts';
import { whoAmI } from './who-am-i.ts';

/** A token somebody else obtained, e.g. given on the command line or understood by an emulator only. It cannot be renewed. */
export function createStaticToken(token: string): TokenSource {
  const identity = whoAmI(token);
  const whose = identity?.applicationId === undefined ? '' : ` of application ${identity.applicationId}`;
  return { getToken: async () => token, secrets: () => [token], describe: () => `a given token${whose}` };
}
