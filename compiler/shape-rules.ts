import type { FindingRule } from '../schemas/finding.ts';

const sentence = `kind: Protection
name: sales-mail
protect: Exchange Online
for: Sales
require: mfa
`;

export const unknownKind: FindingRule = {
  code: 'GW2001',
  severity: 'error',
  title: 'the document is of no known kind',
  explanation:
    'Every document names its kind first. A document of an unknown kind would silently do nothing, so it stops the run.',
  failing: { documents: sentence.replace('Protection', 'Protecton') },
  passing: { documents: sentence },
};

export const unknownProperty: FindingRule = {
  code: 'GW2002',
  severity: 'error',
  title: 'the property does not exist here',
  explanation:
    'A misspelt property that was skipped would leave a door open without anybody noticing, so it stops the run.',
  failing: { documents: `${sentence}rolout: enabled\n` },
  passing: { documents: `${sentence}rollout: enabled\n` },
};

export const unknownWord: FindingRule = {
  code: 'GW2003',
  severity: 'error',
  title: 'the word is not one of those allowed here',
  explanation: 'Some properties take one of a few words. Letter case does not matter; spelling does.',
  failing: { documents: `${sentence}rollout: on\n` },
  passing: { documents: `${sentence}rollout: ReportOnly\n` },
};

export const missingProperty: FindingRule = {
  code: 'GW2004',
  severity: 'error',
  title: 'a property is missing',
  explanation: 'The document cannot be understood without it, and no default would be safe.',
  failing: { documents: sentence.replace('for: Sales\n', '') },
  passing: { documents: sentence },
};

export const wrongType: FindingRule = {
  code: 'GW2005',
  severity: 'error',
  title: 'the value is of the wrong type',
  explanation: 'For example a list stands where one word belongs, or a number where text belongs.',
  failing: { documents: sentence.replace('sales-mail', '[sales, mail]') },
  passing: { documents: sentence },
};

export const wrongValue: FindingRule = {
  code: 'GW2006',
  severity: 'error',
  title: 'the value is not allowed here',
  explanation: 'The value is of the right type, but outside the range or not of the form that is expected.',
  failing: { documents: `${sentence}session: { signInFrequency: often }\n` },
  passing: { documents: `${sentence}session: { signInFrequency: 12 hours }\n` },
};

export const duplicateName: FindingRule = {
  code: 'GW2007',
  severity: 'error',
  title: 'two documents of one kind have the same name',
  explanation:
    'Names are the keys by which history and ownership know an object. Names that differ only in letter case are refused too, because some file systems cannot tell them apart.',
  failing: { documents: `${sentence}---\n${sentence}` },
  passing: { documents: `${sentence}---\n${sentence.replace('sales-mail', 'sales-mail-2')}` },
};

export const noProjectFile: FindingRule = {
  code: 'GW2008',
  severity: 'error',
  title: 'the project file is missing or says nothing',
  explanation:
    'A project has a file `gatewright.yaml` at its top. It declares at least `version: 1`, and should name the break-glass accounts.',
  failing: { documents: sentence, project: '# nothing yet\n' },
  passing: { documents: sentence, project: 'version: 1\n' },
};

export const plannedKind: FindingRule = {
  code: 'GW2009',
  severity: 'error',
  title: 'the kind of document is not built yet',
  explanation:
    'The language keeps the name for a kind of document that is to come. Until then a document of this kind would silently do nothing, so it stops the run.',
  failing: { documents: sentence.replace('Protection', 'Guarantee') },
  passing: { documents: sentence },
};

export const emptyFile: FindingRule = {
  code: 'GW2010',
  severity: 'warning',
  title: 'a file of documents holds none',
  explanation:
    'A document that is taken away means that its object is deleted: to empty a file is to delete everything it spoke of. An editor, a merge or a script may have emptied it by mistake. Where deletion is meant, delete the file as well.',
  failing: { documents: '# nothing here\n' },
  passing: { documents: sentence },
};

export const shapeRules: readonly FindingRule[] = [
  unknownKind,
  unknownProperty,
  unknownWord,
  missingProperty,
  wrongType,
  wrongValue,
  duplicateName,
  noProjectFile,
  plannedKind,
  emptyFile,
];
