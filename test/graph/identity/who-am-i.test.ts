import { expect, test } from 'vitest';
import { createStaticToken } from '../../../reconciler/graph/identity/static-token.ts';
import { whoAmI } from '../../../reconciler/graph/identity/who-am-i.ts';
import { authenticationSchema } from '../../../schemas/authentication.ts';
import { cloudNames, cloudProfiles } from '../../../schemas/cloud.ts';

const tokenOf = (claims: unknown) => `head.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;

test("an application's token tells tenant, application, object and permissions", () => {
  const token = tokenOf({ tid: 't', appid: 'a', oid: 'o', roles: ['Policy.Read.All'], aud: 'x' });
  expect(whoAmI(token)).toEqual({
    tenantId: 't',
    applicationId: 'a',
    objectId: 'o',
    kind: 'application',
    permissions: ['Policy.Read.All'],
  });
});

test("a user's token tells delegated permissions", () => {
  expect(whoAmI(tokenOf({ azp: 'a', scp: 'User.Read Policy.Read.All' }))).toMatchObject({
    applicationId: 'a',
    kind: 'user',
    permissions: ['User.Read', 'Policy.Read.All'],
  });
});

test.each(['opaque', 'a.b.c', '', tokenOf(null), tokenOf([]), tokenOf({ roles: 'x' }), 'a..c'])(
  '`%s` tells nothing',
  (token) => {
    expect(whoAmI(token)).toBeUndefined();
  },
);

test('a given token is used as it is, and described without being shown', async () => {
  const tokens = createStaticToken('opaque-secret');
  expect(await tokens.getToken({ renew: true })).toBe('opaque-secret');
  expect(tokens.describe()).toBe('a given token');
  expect(createStaticToken(tokenOf({ appid: 'a1' })).describe()).toBe('a given token of application a1');
});

test.each([
  { method: 'clientSecret', clientId: 'app' },
  { method: 'clientSecret', clientId: '22222222-2222-4222-8222-222222222222', secret: 'x' },
  { method: 'clientSecret', clientId: '22222222-2222-4222-8222-222222222222', secretVariable: 'a~secret.value' },
  { method: 'password' },
])('the configuration %j is refused', (authentication) => {
  expect(authenticationSchema.safeParse(authentication).success).toBe(false);
});

test.each(cloudNames)('the cloud %s has origins, over https, and a scope of its own Graph', (cloud) => {
  const { authority, graph, scope } = cloudProfiles[cloud];
  for (const origin of [authority, graph]) {
    expect(new URL(origin).origin).toBe(origin);
    expect(origin).toMatch(/^https:/);
  }
  expect(scope).toBe(`${graph}/.default`);
});
