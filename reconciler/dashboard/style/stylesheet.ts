import { createHash } from 'node:crypto';
import { componentStyle } from './components.ts';
import { frameStyle } from './frame.ts';
import { tableStyle } from './tables.ts';

/** One stylesheet for all pages, of the system's own fonts, light and dark. */
export const stylesheet = [frameStyle, componentStyle, tableStyle].join('\n');

/** It may be kept for ever: another content has another address. */
export const styleAddress = `/style-${createHash('sha256').update(stylesheet).digest('hex').slice(0, 16)}.css`;
