import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';
import { type EitherSpec, eitherForm } from './either-form.ts';
import { oneOrList } from './one-or-list.ts';
import { scopeTagsSchema } from './scope-tags.ts';

/** What can stand around the text, in the order of Graph's values, and how people call it (Microsoft docs: actions-for-noncompliance, 2026). */
const brandings = {
  'company logo': 'includeCompanyLogo',
  'company name': 'includeCompanyName',
  'contact information': 'includeContactInformation',
  'company portal link': 'includeCompanyPortalLink',
  'device details': 'includeDeviceDetails',
} as const;
type Branding = keyof typeof brandings;
const brandingWords = Object.keys(brandings) as [Branding, ...Branding[]];

/** The longest name the service takes (terraform-provider-microsoft365, validators, 2026-01). */
export const longestTemplateName = 50;

const notALanguage = 'expected a language such as `en-us` or `de-de`';
const locale = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, notALanguage)
  .transform((text) => text.toLowerCase());

const message = z.strictObject({
  subject: z.string().min(1).describe('Subject of the message.'),
  body: z
    .string()
    .min(1)
    .describe(
      'Text of the message; variables such as `{{DeviceName}}` are filled in by Intune; lines end with `<br>`.',
    ),
});

const members = {
  description: z.string().optional(),
  branding: z
    .union([z.literal('none').transform(() => [] as Branding[]), oneOrMany(caseInsensitiveEnum(brandingWords))])
    .optional()
    .describe('What stands around the text; `none` for nothing.'),
  defaultLocale: locale
    .optional()
    .describe('The language for people whose own has no message; needed where there are several.'),
  messages: z
    .record(z.string(), message)
    .superRefine((messages, context) => {
      const seen = new Set<string>();
      for (const written of Object.keys(messages)) {
        const read = locale.safeParse(written);
        const issue = !read.success
          ? notALanguage
          : seen.has(read.data)
            ? 'this language has a message already'
            : undefined;
        if (issue !== undefined) context.addIssue({ code: 'custom', path: [written], message: issue });
        seen.add(read.data ?? written);
      }
    })
    .transform((messages) =>
      Object.fromEntries(Object.entries(messages).map(([written, said]) => [written.toLowerCase(), said])),
    )
    .optional()
    .describe('The message in each language. When absent, messages are left alone.'),
  scopeTags: scopeTagsSchema,
};

export interface NotificationTemplateSpec extends EitherSpec {
  readonly kind: 'NotificationTemplate';
  readonly description?: string | undefined;
  readonly branding?: readonly Branding[] | undefined;
  readonly defaultLocale?: string | undefined;
  readonly messages?: Readonly<Record<string, z.output<typeof message>>> | undefined;
  readonly scopeTags?: readonly string[] | undefined;
}

/** The mail a noncompliance action sends, in as many languages as there are people to read it. */
export const notificationTemplate = eitherForm<NotificationTemplateSpec>({
  kind: 'NotificationTemplate',
  description: 'The message that users of noncompliant devices get, in several languages.',
  collection: 'notificationMessageTemplates',
  members,
  needs: [],
  bodyNeeds: [],
  refine: (spec) => {
    if (spec.messages === undefined) return undefined;
    const languages = Object.keys(spec.messages);
    if (languages.length > 1 && spec.defaultLocale === undefined)
      return { at: 'messages', message: 'one of several languages is the default: say which with `defaultLocale`' };
    if (spec.defaultLocale === undefined || languages.includes(spec.defaultLocale)) return undefined;
    return { at: 'defaultLocale', message: 'the default language is one of those that have a message' };
  },
  wires: {
    description: '/description',
    branding: '/brandingOptions',
    defaultLocale: '/defaultLocale',
    messages: '/localizedNotificationMessages',
    scopeTags: '/roleScopeTagIds',
  },
  lower: lowerTemplate,
  lift: liftTemplate,
});

function lowerTemplate({ description, branding, messages, scopeTags, ...spec }: NotificationTemplateSpec): JsonObject {
  const [first] = Object.keys(messages ?? {});
  const defaultLocale = spec.defaultLocale ?? first;
  const chosen = brandingWords.filter((word) => branding?.includes(word)).map((word) => brandings[word]);
  return {
    ...(description === undefined ? {} : { description }),
    ...(branding === undefined ? {} : { brandingOptions: chosen.length === 0 ? 'none' : chosen.join(',') }),
    ...(defaultLocale === undefined ? {} : { defaultLocale }),
    ...(scopeTags === undefined ? {} : { roleScopeTagIds: scopeTags }),
    ...(messages === undefined
      ? {}
      : {
          localizedNotificationMessages: Object.entries(messages).map(([language, { subject, body }]) => ({
            locale: language,
            subject,
            messageTemplate: body,
            isDefault: language === defaultLocale,
          })),
        }),
  };
}

function liftTemplate(body: JsonObject): JsonObject {
  const { description, brandingOptions, defaultLocale, roleScopeTagIds, localizedNotificationMessages } = body;
  const list: readonly Json[] = Array.isArray(localizedNotificationMessages) ? localizedNotificationMessages : [];
  const messages = list.filter(isJsonObject).map(({ locale: language, subject, messageTemplate }) => {
    return [String(language), { subject: subject ?? '', body: messageTemplate ?? '' }] as const;
  });
  return {
    ...(description == null ? {} : { description }),
    ...(typeof brandingOptions === 'string' ? { branding: liftBranding(brandingOptions) } : {}),
    ...(defaultLocale == null || messages.length === 1 ? {} : { defaultLocale }),
    ...(messages.length === 0 ? {} : { messages: Object.fromEntries(messages) }),
    ...(Array.isArray(roleScopeTagIds) ? { scopeTags: oneOrList(roleScopeTagIds) } : {}),
  };
}

/** Words nobody knows stay as they are: the schema refuses them, and the template stays a Graph body. */
function liftBranding(options: string): Json {
  if (options === 'none') return 'none';
  const words = options.split(',').map((option) => option.trim());
  return oneOrList(words.map((word) => brandingWords.find((known) => brandings[known] === word) ?? word));
}
