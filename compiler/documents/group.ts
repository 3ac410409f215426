import { z } from 'zod';
import { nameOrId } from '../../schemas/reference.ts';
import { oneOrMany } from '../../schemas/words.ts';
import { type DocumentKind, header, headerSources, type Source } from './document-kind.ts';

const schema = z.strictObject({
  kind: z.literal('Group'),
  ...header,
  description: z.string().max(1024).optional(),
  membershipRule: z
    .string()
    .min(1)
    .max(3072)
    .optional()
    .describe(
      'Rule of a dynamic group, e.g. `(user.department -eq "Sales")`; members are assigned by hand when absent.',
    ),
  mailNickname: z
    .string()
    .regex(
      /^[^\s@()\\[\]";:<>,]{1,64}$/,
      'expected up to 64 characters, none of them a blank or one of `@()\\[]";:<>,`',
    )
    .optional()
    .describe('Only on creation, and of no use to a security group; made from the name when absent.'),
  members: oneOrMany(z.string().min(1))
    .optional()
    .describe('Users by user principal name. When absent, membership is left alone.'),
});

export type GroupSpec = z.output<typeof schema>;

/** A security group. Created if missing; who is in it stays as it is unless members are listed. */
export const group: DocumentKind<GroupSpec> = {
  kind: 'Group',
  description: 'A security group that policies name. Created if missing; members are left alone unless listed.',
  schema,
  lower(spec) {
    const dynamic = spec.membershipRule !== undefined;
    return [
      {
        kind: 'groups',
        name: spec.name,
        body: {
          displayName: spec.title ?? spec.name,
          description: spec.description ?? null,
          mailEnabled: false,
          mailNickname: spec.mailNickname ?? nicknameFor(spec.name),
          securityEnabled: true,
          groupTypes: dynamic ? ['DynamicMembership'] : [],
          membershipRule: spec.membershipRule ?? null,
          membershipRuleProcessingState: dynamic ? 'On' : null,
          ...(spec.members === undefined ? {} : { members: spec.members.map((member) => nameOrId('users', member)) }),
        },
        sources: [...headerSources(spec), ...memberSources(spec)],
      },
    ];
  },
};

/** Required by Graph whether or not a group has mail (group resource type, v1.0 reference). */
export function nicknameFor(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9-]/g, '-');
}

function memberSources(spec: GroupSpec): readonly Source[] {
  return (['description', 'membershipRule', 'mailNickname', 'members'] as const)
    .filter((part) => spec[part] !== undefined)
    .map((part) => ({ wire: `/${part}`, said: `/${part}`, in: 'document' }));
}
