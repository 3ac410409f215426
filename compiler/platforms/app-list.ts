import type { FactValues } from '../../schemas/facts.ts';
import { objectsWith, renamed } from './answers.ts';
import type { Answer } from './platform.ts';

const names = { name: 'name', appId: 'appId', publisher: 'publisher', appStoreUrl: 'appStoreUrl' };

/** Apps whose presence makes a device noncompliant (Graph beta metadata: appListItem, 2026-08). */
export const forbiddenApps: Answer<FactValues['forbiddenApps']> = {
  wire: ['restrictedApps'],
  lower: (apps) => ({ restrictedApps: apps.map((app) => renamed(app, names)) }),
  lift(body) {
    const apps = objectsWith(Object.values(names), body.restrictedApps);
    return apps?.map((app) => ({ ...app, name: String(app.name ?? '') }));
  },
};
