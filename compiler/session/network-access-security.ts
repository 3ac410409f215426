import { passedThrough } from './passed-through.ts';

/** `sessionControls.networkAccessSecurity`. */
export const networkAccessSecurity = passedThrough('networkAccessSecurity');
