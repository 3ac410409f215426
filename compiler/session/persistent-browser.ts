import { isJsonObject } from '../../schemas/json.ts';
import { caseInsensitiveEnum } from '../../schemas/words.ts';
import type { SessionControl } from './session-control.ts';

const modes = ['always', 'never'] as const;
type Mode = (typeof modes)[number];

/** Whether a browser stays signed in when it is closed: `sessionControls.persistentBrowser`. Meant for all apps only. */
export const persistentBrowser: SessionControl<Mode> = {
  name: 'persistentBrowser',
  schema: caseInsensitiveEnum(modes),
  wire: ['/sessionControls/persistentBrowser'],
  lower(spec) {
    return { persistentBrowser: { mode: spec, isEnabled: true } };
  },
  lift(sessionControls) {
    const body = sessionControls.persistentBrowser;
    if (!isJsonObject(body) || body.isEnabled !== true) return undefined;
    return modes.find((mode) => mode === body.mode);
  },
};
