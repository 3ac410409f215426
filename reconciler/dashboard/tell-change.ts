import { visibleText } from '../../compiler/text/visible-text.ts';
import type { PlannedChange } from '../../schemas/plan.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import type { Sentence } from '../telling/sentence.ts';
import { sentencesOf } from '../telling/sentences-of.ts';

/** What people call a changed object: what a reader sees first, everywhere on the page. */
export function tellChange(change: PlannedChange): string {
  return visibleText(change.title === '' ? change.name : change.title);
}

/** What a change means, worst first: what somebody did to the tenant, or what git would do. */
export function sentencesFor({ plan }: RunRecord, change: PlannedChange): readonly Sentence[] {
  return sentencesOf(change, plan?.requests ?? [], change.moved === 'git' ? 'plan' : 'drift');
}

/** What is the matter with an object, in a word, before and after something was done about it. */
export function tellAction({ action, moved }: PlannedChange, isDone: boolean): string {
  if (action === 'create') {
    if (isDone) return 'Created';
    return moved === 'git' ? 'New in git' : 'Missing from the tenant';
  }
  if (action === 'delete') return isDone ? 'Deleted' : 'No longer in git';
  if (action === 'adopt') return isDone ? 'Taken over' : 'To be taken over';
  return isDone ? 'Put right' : 'Different';
}

/** Who moved since the last apply. */
export const movedWords: Readonly<Record<PlannedChange['moved'], string | undefined>> = {
  tenant: 'the tenant moved, git did not',
  git: 'git moved, the tenant did not',
  both: 'git and the tenant both moved',
  unknown: undefined,
};
