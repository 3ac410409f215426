import { persistentBrowser } from './persistent-browser.ts';
import { signInFrequency } from './sign-in-frequency.ts';

/** What may stand under `session`. */
export const sessionControls = { signInFrequency, persistentBrowser } as const;
