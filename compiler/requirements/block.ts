import { builtInControl } from './built-in-control.ts';

/** No access at all. Stands alone: Graph refuses it beside any other control. */
export const block = builtInControl('block', 'block', 'no access at all', 'No access; stands alone.');
