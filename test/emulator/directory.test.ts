import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../schemas/json.ts';
import { ALICE, BREAK_GLASS, EXCHANGE, GLOBAL_ADMINISTRATOR, NOBODY, SALES } from './bodies.ts';
import { type Client, emulate, errorText, valuesOf } from './client.ts';

const EVENTUAL = { consistencylevel: 'eventual' };

let client: Client;
beforeAll(async () => {
  client = await emulate();
});

function group(changes: JsonObject = {}): JsonObject {
  return { displayName: 'Pilot', mailEnabled: false, mailNickname: 'pilot', securityEnabled: true, ...changes };
}

async function idOf(filter: string, path = 'groups'): Promise<string> {
  const [row] = valuesOf(await client.send('GET', `/v1.0/${path}?$filter=${encodeURIComponent(filter)}`));
  return String(row?.id);
}

describe('groups', () => {
  test.each(['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled'])('%s is required', async (name) => {
    const { [name]: _left, ...rest } = group();
    const answer = await client.send('POST', '/v1.0/groups', rest);
    expect([answer.status, errorText(answer)]).toEqual([
      400,
      `A value is required for property '${name}' of resource 'Group'.`,
    ]);
  });

  test('dynamic groups need a rule and its processing state, and only they have one', async () => {
    const rule = { membershipRule: 'user.department -eq "Sales"', membershipRuleProcessingState: 'On' };
    const send = async (changes: JsonObject) => (await client.send('POST', '/v1.0/groups', group(changes))).status;
    expect(await send({ groupTypes: ['DynamicMembership'], ...rule })).toBe(201);
    expect(await send({ groupTypes: ['DynamicMembership'], membershipRule: rule.membershipRule })).toBe(400);
    expect(await send({ groupTypes: [], ...rule })).toBe(400);
  });

  test('an unknown property is refused in the words of the directory', async () => {
    expect((await client.send('POST', '/v1.0/groups', group({ colour: 'blue' }))).body.error).toMatchObject({
      code: 'Request_BadRequest',
      message: "Invalid property 'colour'.",
    });
  });

  test('live and die', async () => {
    const created = await client.send('POST', '/v1.0/groups', group());
    const path = `/v1.0/groups/${created.body.id}`;
    expect((await client.send('PATCH', path, { description: 'x' })).status).toBe(204);
    expect((await client.send('GET', path)).body).toMatchObject({
      displayName: 'Pilot',
      description: 'x',
      securityEnabled: true,
    });
    expect((await client.send('DELETE', path)).status).toBe(204);
    expect((await client.send('GET', path)).body.error).toMatchObject({ code: 'Request_ResourceNotFound' });
  });

  test('members come and go by reference', async () => {
    const created = await client.send('POST', '/v1.0/groups', {
      ...group(),
      'members@odata.bind': [`https://graph.microsoft.com/v1.0/users/${ALICE}`],
    });
    const path = `/v1.0/groups/${created.body.id}`;
    const reference = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${SALES}` };
    expect((await client.send('POST', `${path}/members/$ref`, reference)).status).toBe(204);
    expect(errorText(await client.send('POST', `${path}/members/$ref`, reference))).toContain('already exist');
    expect(
      (
        await client.send('POST', `${path}/members/$ref`, {
          '@odata.id': `https://graph.microsoft.com/v1.0/users/${NOBODY}`,
        })
      ).status,
    ).toBe(404);
    expect(valuesOf(await client.send('GET', `${path}/members`)).map((row) => row['@odata.type'])).toEqual([
      '#microsoft.graph.user',
      '#microsoft.graph.group',
    ]);
    expect((await client.send('DELETE', `${path}/members/${SALES}/$ref`)).status).toBe(204);
    expect((await client.send('DELETE', `${path}/members/${SALES}/$ref`)).status).toBe(404);
    expect(valuesOf(await client.send('GET', `${path}/members`)).map((row) => row.id)).toEqual([ALICE]);
  });

  test('membership is followed through groups in both directions', async () => {
    const staff = await idOf("displayName eq 'All Staff'");
    const through = valuesOf(await client.send('GET', `/v1.0/groups/${staff}/transitiveMembers`)).map((row) => row.id);
    expect(through).toEqual(expect.arrayContaining([ALICE, SALES]));
    expect(valuesOf(await client.send('GET', `/v1.0/groups/${staff}/members`)).map((row) => row.id)).not.toContain(
      ALICE,
    );
    const above = valuesOf(await client.send('GET', '/v1.0/users/alice@contoso.com/transitiveMemberOf')).map(
      (row) => row.displayName,
    );
    expect(above).toEqual(expect.arrayContaining(['Sales', 'All Staff']));
    const direct = valuesOf(await client.send('GET', `/v1.0/users/${ALICE}/memberOf`)).map((row) => row.displayName);
    expect(direct).toContain('Sales');
    expect(direct).not.toContain('All Staff');
  });

  test('a cycle of groups ends', async () => {
    const [a, b] = await Promise.all([
      client.send('POST', '/v1.0/groups', group()),
      client.send('POST', '/v1.0/groups', group()),
    ]);
    for (const [outer, inner] of [
      [a.body.id, b.body.id],
      [b.body.id, a.body.id],
    ]) {
      await client.send('POST', `/v1.0/groups/${outer}/members/$ref`, {
        '@odata.id': `https://graph.microsoft.com/v1.0/groups/${inner}`,
      });
    }
    expect(valuesOf(await client.send('GET', `/v1.0/groups/${a.body.id}/transitiveMembers`))).toHaveLength(2);
  });

  test('$count is a number for those who accept eventual consistency', async () => {
    const path = `/v1.0/groups/${BREAK_GLASS}/members/$count`;
    expect((await client.send('GET', path)).status).toBe(400);
    const answer = await client.send('GET', path, undefined, EVENTUAL);
    expect([answer.text, answer.headers.get('content-type')]).toEqual(['2', 'text/plain']);
  });
});

describe('users', () => {
  test('answer to their id and their principal name', async () => {
    expect((await client.send('GET', `/v1.0/users/${ALICE}`)).body.displayName).toBe('Alice Arden');
    expect((await client.send('GET', '/v1.0/users/alice@contoso.com')).body.id).toBe(ALICE);
    expect((await client.send('GET', `/v1.0/users/${NOBODY}`)).status).toBe(404);
  });

  test('show a few members unless asked for more', async () => {
    expect((await client.send('GET', `/v1.0/users/${ALICE}`)).body).not.toHaveProperty('accountEnabled');
    expect((await client.send('GET', `/v1.0/users/${ALICE}?$select=id,accountEnabled`)).body).toMatchObject({
      accountEnabled: true,
    });
    const filtered = await client.send('GET', "/v1.0/users?$filter=userType eq 'Guest'");
    expect(valuesOf(filtered).map((row) => row.displayName)).toEqual(['Pat Partner']);
    expect(valuesOf(filtered)[0]).not.toHaveProperty('userType');
  });

  test('are created, changed and deleted, and leave their groups', async () => {
    const body = {
      displayName: 'New',
      userPrincipalName: 'new@contoso.com',
      mailNickname: 'new',
      accountEnabled: true,
    };
    expect((await client.send('POST', '/v1.0/users', { ...body, accountEnabled: null })).status).toBe(400);
    const { id } = (await client.send('POST', '/v1.0/users', body)).body;
    expect(errorText(await client.send('POST', '/v1.0/users', body))).toContain('userPrincipalName already exists');
    await client.send('POST', `/v1.0/groups/${SALES}/members/$ref`, {
      '@odata.id': `https://graph.microsoft.com/v1.0/users/${id}`,
    });
    expect((await client.send('PATCH', `/v1.0/users/${id}`, { accountEnabled: false })).status).toBe(204);
    expect((await client.send('DELETE', `/v1.0/users/${id}`)).status).toBe(204);
    expect(valuesOf(await client.send('GET', `/v1.0/groups/${SALES}/members`)).map((row) => row.id)).not.toContain(id);
  });
});

describe('paging', () => {
  let crowd: Client;
  beforeAll(async () => {
    const users = Array.from({ length: 250 }, (_, index) => ({
      userPrincipalName: `u${index}@x.example`,
      displayName: `User ${index}`,
    }));
    crowd = await emulate({ seed: { users } });
  });

  test('pages of 100, links on the own origin, every user once', async () => {
    const names: unknown[] = [];
    const sizes: number[] = [];
    for (let path: string | undefined = '/v1.0/users'; path !== undefined; ) {
      const answer = await crowd.send('GET', path);
      sizes.push(valuesOf(answer).length);
      names.push(...valuesOf(answer).map((row) => row.displayName));
      const link = answer.body['@odata.nextLink'];
      if (link !== undefined) expect(new URL(String(link)).origin).toBe(crowd.url);
      path = link === undefined ? undefined : String(link).slice(crowd.url.length);
    }
    expect(sizes).toEqual([100, 100, 50]);
    expect(new Set(names).size).toBe(250);
  });

  test('$top sets the page size up to 999', async () => {
    expect(valuesOf(await crowd.send('GET', '/v1.0/users?$top=999'))).toHaveLength(250);
    expect((await crowd.send('GET', '/v1.0/users?$top=1000')).status).toBe(400);
  });

  test('a made-up token is refused', async () => {
    expect((await crowd.send('GET', '/v1.0/users?$skiptoken=abc')).status).toBe(400);
  });

  test.each([
    '$filter=displayName ne null',
    "$filter=endswith(displayName,'1')",
    "$filter=not(startswith(displayName,'x'))",
    "$orderby=displayName&$filter=startswith(displayName,'U')",
  ])('%s is an advanced query', async (query) => {
    expect((await crowd.send('GET', `/v1.0/users?${query}`)).body.error).toMatchObject({
      code: 'Request_UnsupportedQuery',
    });
    expect((await crowd.send('GET', `/v1.0/users?${query}&$count=true`, undefined, EVENTUAL)).status).toBe(200);
  });

  test('a word inside a string does not make a query advanced', async () => {
    expect((await crowd.send('GET', "/v1.0/users?$filter=displayName eq 'do not ne this'")).status).toBe(200);
  });
});

describe('service principals', () => {
  test('are found by filter and by appId', async () => {
    const id = await idOf(`appId eq '${EXCHANGE}'`, 'servicePrincipals');
    expect((await client.send('GET', `/v1.0/servicePrincipals(appId='${EXCHANGE}')`)).body).toMatchObject({
      id,
      displayName: 'Office 365 Exchange Online',
    });
  });

  test('of first-party applications are provisioned by appId, once', async () => {
    const devops = { appId: '499b84ac-1321-427f-aa17-267ca6975798' };
    expect((await client.send('POST', '/v1.0/servicePrincipals', devops)).body).toMatchObject({
      displayName: 'Azure DevOps',
    });
    expect((await client.send('POST', '/v1.0/servicePrincipals', devops)).status).toBe(400);
    expect((await client.send('POST', '/v1.0/servicePrincipals', { appId: NOBODY })).status).toBe(400);
  });
});

test('role templates are all there', async () => {
  const rows = valuesOf(await client.send('GET', '/v1.0/directoryRoleTemplates'));
  expect(rows).toHaveLength(143);
  expect(rows.find((row) => row.id === GLOBAL_ADMINISTRATOR)?.displayName).toBe('Global Administrator');
  expect(
    (await client.send('GET', `/v1.0/roleManagement/directory/roleDefinitions/${GLOBAL_ADMINISTRATOR}`)).body,
  ).toMatchObject({ isBuiltIn: true, isPrivileged: true });
});

test('getByIds finds what exists, each once, of the asked types', async () => {
  const ids = [ALICE, SALES, ALICE, NOBODY];
  expect(valuesOf(await client.send('POST', '/v1.0/directoryObjects/getByIds', { ids })).map((row) => row.id)).toEqual([
    ALICE,
    SALES,
  ]);
  expect(
    valuesOf(await client.send('POST', '/v1.0/directoryObjects/getByIds', { ids, types: ['group'] })).map(
      (row) => row.id,
    ),
  ).toEqual([SALES]);
  expect((await client.send('POST', '/v1.0/directoryObjects/getByIds', { ids: Array(1001).fill(ALICE) })).status).toBe(
    400,
  );
});

test('the organization is the tenant', async () => {
  expect(valuesOf(await client.send('GET', '/v1.0/organization'))).toMatchObject([
    { displayName: 'Contoso', verifiedDomains: [{ name: 'contoso.com' }] },
  ]);
});
