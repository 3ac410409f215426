import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import type { Resource } from '../../schemas/resource.ts';
import { quote } from '../text/quote.ts';
import { didYouMean } from '../text/suggest.ts';
import type { Check } from './check.ts';
import { membersAt, placeIn } from './policy-body.ts';

const template = (subject: string, body: string) => `kind: NotificationTemplate
name: notice
messages:
  en-us:
    subject: ${JSON.stringify(subject)}
    body: ${JSON.stringify(body)}
`;
const page = '(Microsoft docs: actions-for-noncompliance, 2024-01)';

const unknownVariable: FindingRule = {
  code: 'GW4134',
  severity: 'warning',
  title: 'a message names a variable Intune does not fill in',
  explanation: `Intune fills in \`{{UserName}}\`, \`{{DeviceName}}\`, \`{{DeviceId}}\` and \`{{OSAndVersion}}\`, and nothing else ${page}. People would read any other name as it is written.`,
  failing: { documents: template('Your device', 'Look at {{Device}}.') },
  passing: { documents: template('Your device', 'Look at {{DeviceName}}.') },
};

const tooLong: FindingRule = {
  code: 'GW4135',
  severity: 'warning',
  title: 'a message is longer than the portal takes',
  explanation: `The portal takes 78 characters of a subject and 2000 of a message ${page}. Whether Graph takes more is written nowhere; the portal could not save such a template any more.`,
  failing: { documents: template('x'.repeat(79), 'Text') },
  passing: { documents: template('x'.repeat(78), 'Text') },
};

const lostBreaks: FindingRule = {
  code: 'GW4136',
  severity: 'information',
  title: 'line breaks of a message are not shown',
  explanation: `Intune makes line breaks of Windows' new lines only, and ignores all others; Microsoft recommends to write \`<br>\` at the end of a line ${page}. Without it the lines of a message run together.`,
  failing: { documents: template('Your device', 'Hello,\nyour device is not healthy.') },
  passing: { documents: template('Your device', 'Hello,<br>\nyour device is not healthy.') },
};

const variables = ['UserName', 'DeviceName', 'DeviceId', 'OSAndVersion'];
const longest = { subject: 78, messageTemplate: 2000 } as const;

/** What people will read of a message, whoever wrote it. */
export const messageTexts: Check = {
  rules: [unknownVariable, tooLong, lostBreaks],
  resources: (resources) =>
    resources
      .filter(({ kind }) => kind === 'notificationMessageTemplates')
      .flatMap((resource) =>
        membersAt(resource.body, '/localizedNotificationMessages').flatMap((message, index) =>
          isJsonObject(message) ? lookAt(resource, message, `/localizedNotificationMessages/${index}`) : [],
        ),
      ),
};

function lookAt(resource: Resource, message: JsonObject, at: string): readonly Finding[] {
  const parts = ['subject', 'messageTemplate'] as const;
  return parts.flatMap((part): readonly Finding[] => {
    const text = message[part];
    if (typeof text !== 'string') return [];
    const place = placeIn(resource, `${at}/${part}`);
    const what = `the ${part === 'subject' ? 'subject' : 'message'} of \`${resource.name}\` in \`${String(message.locale)}\``;
    const long = `${what} takes ${text.length} characters of at most ${longest[part]}`;
    return [
      ...variablesIn(text).map((name) =>
        findingOf(unknownVariable, {
          message: `${what} names ${quote(`{{${name}}}`)}, which Intune does not fill in`,
          help:
            didYouMean(name, variables) ?? `expected one of ${variables.map((each) => `\`{{${each}}}\``).join(', ')}`,
          ...place,
        }),
      ),
      ...(text.length > longest[part] ? [findingOf(tooLong, { message: long, help: 'say it shorter', ...place })] : []),
      ...(part === 'messageTemplate' && losesBreaks(text)
        ? [
            findingOf(lostBreaks, {
              message: `line breaks of ${what} are not shown`,
              help: 'end its lines with `<br>`',
              ...place,
            }),
          ]
        : []),
    ];
  });
}

/** Names between braces that are none of Intune's, in its own letters. */
function variablesIn(text: string): readonly string[] {
  const named = [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = '']) => name);
  return [...new Set(named)].filter((name) => !variables.some((known) => known.toLowerCase() === name.toLowerCase()));
}

function losesBreaks(text: string): boolean {
  return /[^\r\n]\n+./.test(text) && !/<(br|p|li|table)\b/i.test(text);
}
