import { passedThrough } from './passed-through.ts';

/** `sessionControls.blockSensitiveActions`. */
export const blockSensitiveActions = passedThrough('blockSensitiveActions');
