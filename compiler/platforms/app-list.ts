import type { FactValues } from '../../schemas/facts.ts';
import { isJsonObject } from '../../schemas/json.ts';
import { tellList } from '../../schemas/telling/tell-list.ts';
import { objectsWith, renamed } from './answers.ts';
import type { Answer } from './platform.ts';

const names = { name: 'name', appId: 'appId', publisher: 'publisher', appStoreUrl: 'appStoreUrl' };

/** Apps whose presence makes a device noncompliant (Graph beta metadata: appListItem, 2026-08). */
export const forbiddenApps: Answer<FactValues['forbiddenApps']> = {
  wire: ['restrictedApps'],
  lower: (apps) => ({ restrictedApps: apps.map((app) => renamed(app, names)) }),
  lift(body) {
    // An app whose type is named may be of a derived one (Graph beta metadata: appleAppListItem), which no fact says.
    const { restrictedApps: listed } = body;
    if (Array.isArray(listed) && listed.some((app) => isJsonObject(app) && app['@odata.type'] !== undefined))
      return undefined;
    const apps = objectsWith(Object.values(names), body.restrictedApps);
    return apps?.map((app) => ({ ...app, name: String(app.name ?? '') }));
  },
  tell: [tellList('/restrictedApps', { participle: 'forbidden', more: 'tighter', noun: ['app', 'apps'] })],
};
