import { SourceError } from '../ports.ts';

/** The commit is there, and no project in it: it may not have been begun yet. */
export class NoProject extends SourceError {}
