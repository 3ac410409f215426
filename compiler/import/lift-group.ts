import type { JsonObject } from '../../schemas/json.ts';
import { nicknameFor } from '../documents/group.ts';

/**
 * The Group document of a security group with a rule; undefined for any other. Who is in a group without one was put there by people:
 * policies name it, and it is nothing a file should take over.
 */
export function liftGroup(name: string, { displayName, ...body }: JsonObject): JsonObject | undefined {
  const { groupTypes, membershipRule, mailEnabled, securityEnabled, mailNickname } = body;
  const isDynamic = Array.isArray(groupTypes) && groupTypes.length === 1 && groupTypes[0] === 'DynamicMembership';
  if (!isDynamic || mailEnabled !== false || securityEnabled !== true || typeof membershipRule !== 'string')
    return undefined;
  return {
    kind: 'Group',
    name,
    title: displayName ?? null,
    ...(body.description == null ? {} : { description: body.description }),
    membershipRule,
    ...(mailNickname == null || mailNickname === nicknameFor(name) ? {} : { mailNickname }),
  };
}
