import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../schemas/kinds/index.ts';
import { namesToReferences } from '../../schemas/kinds/names-to-references.ts';
import {
  collectionNames,
  isReference,
  nameOrId,
  parseReference,
  referenceTo,
  writtenForm,
} from '../../schemas/reference.ts';
import { writtenName } from '../../schemas/written-name.ts';

const collections = fc.constantFrom(...collectionNames);
const prefixes = fc
  .array(fc.constantFrom('id:', 'name:', 'ID:', 'Name:', ' '), { maxLength: 3 })
  .map((all) => all.join(''));
/** Texts full of what could be taken for something else. */
const texts = fc
  .tuple(prefixes, fc.oneof(fc.string(), fc.uuid(), fc.constantFrom('All', 'c1', 'Office 365', 'x\ny')))
  .map(([prefix, rest]) => `${prefix}${rest}`)
  .filter((text) => text !== '');

/** Every word the kinds know to stand among ids. */
const words = Object.values(kinds).flatMap((kind) => kind.references.flatMap((place) => place.words ?? []));

describe('a name where Graph wants an id', () => {
  it('can be written, whatever it looks like', () => {
    fc.assert(
      fc.property(collections, texts, (collection, name) => {
        expect(nameOrId(collection, writtenForm(referenceTo(collection, name)))).toEqual(referenceTo(collection, name));
      }),
    );
  });

  it('can be written beside words that mean something of their own', () => {
    const taken = ['all apps', 'Office 365', 'c1'];
    fc.assert(
      fc.property(collections, fc.oneof(texts, fc.constantFrom(...taken, 'ALL APPS')), (collection, name) => {
        const written = writtenName(collection, referenceTo(collection, name), taken);
        expect(taken.map((word) => word.toLowerCase())).not.toContain(written.toLowerCase());
        expect(nameOrId(collection, written)).toEqual(referenceTo(collection, name));
      }),
    );
  });
});

describe('an id', () => {
  it.each(['0f0c8f5e-3f0a-4d61-a3c8-3d7fdd2b5a11', '<a group>', 'emergency@contoso.com', 'c100', 'id:5', 'name:x'])(
    '`%s` comes back from its written form',
    (id) => {
      expect(nameOrId('groups', writtenForm(id))).toBe(id);
    },
  );

  it('is trimmed where a person put blanks around it', () => {
    expect(nameOrId('groups', 'id: 0f0c8f5e-3f0a-4d61-a3c8-3d7fdd2b5a11 ')).toBe(
      '0f0c8f5e-3f0a-4d61-a3c8-3d7fdd2b5a11',
    );
  });

  it('is never a word of Graph’s own', () => {
    expect(words.length).toBeGreaterThan(5);
    const spellings = fc.constantFrom<(word: string) => string>(
      (word) => word,
      (word) => word.toUpperCase(),
      (word) => ` ${word.toLowerCase()} `,
    );
    fc.assert(
      fc.property(collections, fc.constantFrom(...words), spellings, (collection, word, spell) => {
        const read = nameOrId(collection, `id:${spell(word)}`);
        expect(isReference(read) && parseReference(read).name).toBe(`id:${spell(word)}`);
      }),
    );
  });

  it('of an authentication context can be said as it is', () => {
    expect(nameOrId('authenticationContextClassReferences', 'c12')).toBe('c12');
    expect(isReference(nameOrId('authenticationContextClassReferences', 'c100'))).toBe(true);
    expect(isReference(nameOrId('groups', 'c12'))).toBe(true);
  });
});

describe('an id that is the same in every tenant', () => {
  const exchange = '00000002-0000-0ff1-ce00-000000000000';

  it('is written by its name', () => {
    const name = writtenName('servicePrincipals', exchange);
    expect(name).not.toContain('id:');
    expect(writtenName('groups', exchange)).toBe(`id:${exchange}`);
  });

  it('is written as it is in letters that are not its own', () => {
    expect(writtenName('servicePrincipals', exchange.toUpperCase())).toBe(`id:${exchange.toUpperCase()}`);
  });
});

describe('a literal body', () => {
  it('has words, ids and names of workloads, agents and contexts', () => {
    const body = {
      conditions: {
        applications: { includeAuthenticationContextClassReferences: ['c1', 'Sensitive', 'name:c2'] },
        clientApplications: {
          includeServicePrincipals: ['ServicePrincipalsInMyTenant'],
          excludeServicePrincipals: ['Pipeline', 'id:x', 'name:None'],
          includeAgentIdServicePrincipals: ['All'],
        },
        agents: { includeAgentUsers: ['All', 'helper@contoso.com'] },
      },
    };
    expect(namesToReferences(kinds.conditionalAccessPolicies, body)).toEqual({
      conditions: {
        applications: {
          includeAuthenticationContextClassReferences: [
            'c1',
            referenceTo('authenticationContextClassReferences', 'Sensitive'),
            referenceTo('authenticationContextClassReferences', 'c2'),
          ],
        },
        clientApplications: {
          includeServicePrincipals: ['ServicePrincipalsInMyTenant'],
          excludeServicePrincipals: [
            referenceTo('workloadIdentities', 'Pipeline'),
            'x',
            referenceTo('workloadIdentities', 'None'),
          ],
          includeAgentIdServicePrincipals: ['All'],
        },
        agents: { includeAgentUsers: ['All', referenceTo('users', 'helper@contoso.com')] },
      },
    });
  });
});
