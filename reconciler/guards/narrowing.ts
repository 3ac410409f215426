import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { listIn } from './enforced.ts';

/** Conditions that say whom and what a policy is about; the others narrow when it applies. */
const scopes = ['users', 'applications', 'clientApplications'];
const desktops = ['windows', 'macOS', 'linux'];
const everyRisk = ['low', 'medium', 'high', 'none'];

/** True where no condition lets anybody out: each takes in whatever there is. */
export function isUnconditional(body: JsonObject): boolean {
  return narrowingIn(body).every((name) => takesInEverything(body, name));
}

/**
 * True where a person at a computer cannot count on getting around the conditions: this program runs on computers, so a way that is left
 * to phones alone is none.
 */
export function reachesComputers(body: JsonObject): boolean {
  return narrowingIn(body).every((name) =>
    name === 'platforms' ? desktops.every((platform) => takesIn(body, platform)) : takesInEverything(body, name),
  );
}

function narrowingIn(body: JsonObject): readonly string[] {
  const conditions = isJsonObject(body.conditions) ? body.conditions : {};
  return Object.keys(conditions).filter((name) => !scopes.includes(name));
}

function takesInEverything(body: JsonObject, name: string): boolean {
  const list = listIn(body, `/conditions/${name}`);
  switch (name) {
    case 'clientAppTypes':
      // Older clients cannot reach the portal, so they are no way back in.
      return list.includes('all') || ['browser', 'mobileAppsAndDesktopClients'].every((type) => list.includes(type));
    case 'platforms':
      return [...desktops, 'iOS', 'android'].every((platform) => takesIn(body, platform));
    case 'locations':
      return (
        listIn(body, '/conditions/locations/includeLocations').includes('All') &&
        listIn(body, '/conditions/locations/excludeLocations').length === 0
      );
    case 'signInRiskLevels':
    case 'userRiskLevels':
      return everyRisk.every((level) => list.includes(level));
    default:
      return false;
  }
}

function takesIn(body: JsonObject, platform: string): boolean {
  const included = listIn(body, '/conditions/platforms/includePlatforms');
  const excluded = listIn(body, '/conditions/platforms/excludePlatforms');
  return (
    (included.includes('all') || included.includes(platform)) &&
    ![platform, 'all'].some((name) => excluded.includes(name))
  );
}
