import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject } from '../../schemas/json.ts';
import type { Resource } from '../../schemas/resource.ts';
import { longestTemplateName } from '../documents/notification-template.ts';
import type { Check } from './check.ts';
import { membersAt, placeIn } from './policy-body.ts';

const template = (title: string, messages: string) => `kind: NotificationTemplate
name: notice
title: ${title}
messages: ${messages}
`;
const english = '{ en-us: { subject: Your device, body: It is not healthy. } }';
const literal = (isDefault: readonly boolean[]) => `kind: NotificationTemplate
name: notice
body:
  displayName: Notice
  localizedNotificationMessages:
${isDefault
  .map(
    (is, index) => `    - { locale: ${['en-us', 'de-de'][index]}, subject: S, messageTemplate: M, isDefault: ${is} }\n`,
  )
  .join('')}`;

const longName: FindingRule = {
  code: 'GW4127',
  severity: 'error',
  title: 'the name of a notification template is too long',
  explanation: `The display name of a notification template holds ${longestTemplateName} characters (terraform-provider-microsoft365, validators, 2026-01). Say a shorter \`title\`; the name in git can stay as it is.`,
  failing: { documents: template('What we say to people whose devices are not as healthy as they were', english) },
  passing: { documents: template('What we say', english) },
};

const twoDefaults: FindingRule = {
  code: 'GW4128',
  severity: 'error',
  title: 'two messages of a notification template are the default',
  explanation:
    'One message is for people whose language has none: setting a second one unsets the first (Graph v1.0 metadata of localizedNotificationMessage, 2026-08), so that the plan would never come to rest.',
  failing: { documents: literal([true, true]) },
  passing: { documents: literal([true, false]) },
};

const noDefault: FindingRule = {
  code: 'GW4129',
  severity: 'warning',
  title: 'no message of a notification template is the default',
  explanation:
    'Without a default message the template has no default language, and people whose language has no message get none (Microsoft docs: actions-for-noncompliance, 2026). The portal does not let a template be saved like that.',
  failing: { documents: literal([false, false]) },
  passing: { documents: literal([false, true]) },
};

/** Notification templates, whoever wrote them. */
export const notificationTemplates: Check = {
  rules: [longName, twoDefaults, noDefault],
  resources: (resources) =>
    resources
      .filter(({ kind }) => kind === 'notificationMessageTemplates')
      .flatMap((each) => [...nameOf(each), ...defaultsOf(each)]),
};

function nameOf(resource: Resource): readonly Finding[] {
  const { length } = String(resource.body.displayName ?? '');
  if (length <= longestTemplateName) return [];
  const message = `the name of \`${resource.name}\` takes ${length} characters of at most ${longestTemplateName}`;
  return [findingOf(longName, { message, help: 'say a shorter `title`', ...placeIn(resource, '/displayName') })];
}

function defaultsOf(resource: Resource): readonly Finding[] {
  const messages = membersAt(resource.body, '/localizedNotificationMessages').filter(isJsonObject);
  const defaults = messages.filter(({ isDefault }) => isDefault === true);
  if (messages.length === 0 || defaults.length === 1) return [];
  const place = placeIn(resource, '/localizedNotificationMessages/0');
  if (defaults.length === 0) {
    const message = `no message of \`${resource.name}\` is the default`;
    return [findingOf(noDefault, { message, help: 'say `isDefault: true` of one of them', ...place })];
  }
  const locales = defaults.map(({ locale }) => `\`${String(locale)}\``).join(' and ');
  const message = `${locales} are both the default message of \`${resource.name}\``;
  return [findingOf(twoDefaults, { message, help: 'say `isDefault: true` of one of them', ...place })];
}
