import { caseInsensitiveEnum } from '../../schemas/words.ts';
import { enabledAt } from './enabled-control.ts';
import type { SessionControl } from './session-control.ts';
import { tellControl } from './tell-control.ts';

const modes = ['always', 'never'] as const;
type Mode = (typeof modes)[number];

/** Whether a browser stays signed in when it is closed: `sessionControls.persistentBrowser`. Meant for all apps only. */
export const persistentBrowser: SessionControl<Mode> = {
  name: 'persistentBrowser',
  schema: caseInsensitiveEnum(modes).describe('Whether a browser stays signed in when it is closed.'),
  wire: ['/sessionControls/persistentBrowser'],
  lower(spec) {
    return { persistentBrowser: { mode: spec, isEnabled: true } };
  },
  lift(sessionControls) {
    const body = enabledAt(sessionControls, 'persistentBrowser');
    return modes.find((mode) => mode === body?.mode);
  },
  write: (spec) => spec,
  tell: [
    tellControl('/sessionControls/persistentBrowser', {
      lift: (body) => persistentBrowser.lift(body),
      says: (mode) => [`a browser ${mode} stays signed in when it is closed`],
      silent: 'whether a browser stays signed in is left to the user',
      coming: (mode) => (mode === 'never' ? 'tighter' : 'looser'),
      instead: (_, mode) => (mode === 'never' ? 'tighter' : 'looser'),
    }),
  ],
};
