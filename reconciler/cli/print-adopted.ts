import { visibleText } from '../../compiler/text/visible-text.ts';
import { type Adopted, titleOfKey } from '../adopt.ts';
import { flag, type Invocation } from './command.ts';

const told: Readonly<Record<Adopted['status'], string>> = {
  adopted: 'is ours from now on',
  ours: 'was ours before',
  absent: 'is not in the tenant; `apply` creates it',
  ambiguous: 'has the title of several objects; rename them, or give the document another title',
  unknown: 'is no document of this project; `plan` prints the keys',
};

/** What became of each document somebody wanted to adopt. */
export function printAdopted(objects: readonly Adopted[], invocation: Invocation): void {
  if (flag(invocation, 'json')) {
    invocation.output.data(JSON.stringify({ formatVersion: '1.0', objects }, null, 2));
    return;
  }
  for (const { key, status, differences = 0 } of objects) {
    const later = differences === 0 ? '' : `; the next plan changes ${differences} of its properties`;
    invocation.output.data(visibleText(`${titleOfKey(key)} ${told[status]}${later}`));
  }
  const count = objects.filter(({ status }) => status === 'adopted').length;
  invocation.output.data(`${count} adopted. Nothing was written to the tenant.`);
}
