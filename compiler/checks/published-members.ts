import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { formatPointer } from '../../schemas/pointer.ts';
import type { Document } from '../document.ts';
import type { LiteralSpec } from '../documents/literal.ts';
import {
  isFlagSet,
  isPublishedType,
  type PublishedProperty,
  propertiesOf,
  publishedTypesOf,
  typeNamed,
  wordsOf,
} from '../graph-json/published-types.ts';
import { quote } from '../text/quote.ts';
import { didYouMean } from '../text/suggest.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';

const compliance = (type: string, setting: string) => `kind: CompliancePolicy
name: phones
body:
${type}  ${setting}
`;
const ofPhones = "  '@odata.type': '#microsoft.graph.iosCompliancePolicy'\n";

const unknownMember: FindingRule = {
  code: 'GW4110',
  severity: 'warning',
  title: 'a Graph body has a member that its published type does not have',
  explanation:
    'The member stands in neither the v1.0 nor the beta types Microsoft publishes (npm: @microsoft/microsoft-graph-types 2.43.1 and @microsoft/microsoft-graph-types-beta 0.44.0-preview). It is sent as it is, because Graph learns new members before they are published; where it is a misspelling, Graph refuses the body in the middle of an apply (service error 1007).',
  failing: { documents: compliance(ofPhones, 'passcodeRequird: true') },
  passing: { documents: compliance(ofPhones, 'passcodeRequired: true') },
};

const unknownWord: FindingRule = {
  code: 'GW4111',
  severity: 'warning',
  title: 'a Graph body has a word that its property is not published to take',
  explanation:
    'The property takes one of a few words, and this is none of those in the published v1.0 and beta types (npm: @microsoft/microsoft-graph-types 2.43.1 and @microsoft/microsoft-graph-types-beta 0.44.0-preview). It is sent as it is, because Graph learns new words before they are published; where it is a misspelling, Graph refuses the body in the middle of an apply (service error 1007). Letter case is not looked at, but for the names of types.',
  failing: { documents: examplePolicy({ grant: '{ operator: OR, builtInControls: [mfaa] }' }) },
  passing: { documents: examplePolicy({ grant: '{ operator: OR, builtInControls: [mfa] }' }) },
};

const noPlatform: FindingRule = {
  code: 'GW4112',
  severity: 'error',
  title: 'a body of a compliance policy does not say which platform it is for',
  explanation:
    'The type of a compliance policy is its platform, and the collection holds policies of all of them: without `@odata.type` Intune cannot tell which to create (Microsoft docs: intune-deviceconfig-ioscompliancepolicy-create).',
  failing: { documents: compliance('', 'passcodeRequired: true') },
  passing: { documents: compliance(ofPhones, 'passcodeRequired: true') },
};

/** The published type of the body a document of a kind may hold. */
const typesOfBodies: Readonly<Record<string, string>> = {
  ConditionalAccessPolicy: 'conditionalAccessPolicy',
  CompliancePolicy: 'deviceCompliancePolicy',
  AppProtection: 'managedAppProtection',
  NamedLocation: 'namedLocation',
  AuthenticationStrength: 'authenticationStrengthPolicy',
  AuthenticationContext: 'authenticationContextClassReference',
  TermsOfUse: 'agreement',
  Group: 'group',
};

/** Members and words of literal bodies that no published type has: what comes from a sentence is spelt by the compiler. */
export const publishedMembers: Check = {
  rules: [unknownMember, unknownWord, noPlatform],
  documents: ({ documents }) =>
    documents.flatMap((document) => {
      const { kind, body } = document.spec as Partial<LiteralSpec>;
      const type = typesOfBodies[kind ?? ''];
      if (type === undefined || body === undefined) return [];
      if (kind === 'CompliancePolicy' && typeof body['@odata.type'] !== 'string') return [withoutPlatform(document)];
      return object(document, type, body, ['body']);
    }),
};

/** Members of real bodies that no published type has (captured beta templates and policy exports, 2025-12 to 2026-08). */
const observed: Readonly<Record<string, readonly string[]>> = {
  conditionalAccessClientApplications: [
    'agentIdServicePrincipalFilter',
    'excludeAgentIdServicePrincipals',
    'includeAgentIdServicePrincipals',
  ],
  conditionalAccessConditionSet: [
    'agentContext',
    'agentIdRiskLevels',
    'agents',
    'clients',
    'signInRiskDetections',
    'times',
  ],
  conditionalAccessGlobalSecureAccess: ['includeTrafficProfiles'],
  conditionalAccessNetworkAccess: ['includeTrafficProfiles'],
  conditionalAccessPolicy: ['partialEnablementStrategy'],
  conditionalAccessSessionControls: ['blockSensitiveActions'],
};

type Path = readonly (string | number)[];

function withoutPlatform({ spec, yaml }: Document): Finding {
  return findingOf(noPlatform, {
    message: `the body of ${quote(spec.name)} has no \`@odata.type\`, so its platform is unknown`,
    help: "add the type to the body, e.g. `'@odata.type': '#microsoft.graph.iosCompliancePolicy'`",
    span: yaml.keySpanOf('/body') ?? yaml.spanOf('/body'),
    pointer: '/body',
  });
}

function object(document: Document, declared: string, body: JsonObject, path: Path): readonly Finding[] {
  const annotation = body['@odata.type'];
  const types = storedTypesOf(declared);
  // Where only one type can stand, the annotation of an export says nothing.
  const type = typeof annotation === 'string' && types.length > 1 ? typeNamed(annotation) : declared;
  if (!types.includes(type)) return [strangeType(document, declared, String(annotation), path)];
  const respelt = typeof annotation === 'string' && types.length > 1 && !isSpelt(annotation, type);
  const known = propertiesOf(type);
  const members = Object.entries(body).flatMap(([name, value]): readonly Finding[] => {
    if (name.includes('@') || name.startsWith('#')) return [];
    const inner = [...path, name];
    const property = known.get(name.toLowerCase());
    if (observed[type]?.includes(name) === true) return [];
    if (property === undefined || property.name !== name) return [strangeMember(document, type, inner)];
    return membersIn(document, property, value, inner);
  });
  return respelt ? [respeltType(document, type, annotation, path), ...members] : members;
}

/** As Graph spells it; it does without the number sign too. */
function isSpelt(annotation: string, type: string): boolean {
  return annotation.replace(/^#/, '') === `microsoft.graph.${type}`;
}

/** Types an object of a type may be; the result of a What If evaluation is a policy by inheritance only, and is stored nowhere. */
function storedTypesOf(declared: string): readonly string[] {
  return publishedTypesOf(declared).filter((type) => type !== 'whatIfAnalysisResult');
}

function membersIn(document: Document, property: PublishedProperty, value: Json, path: Path): readonly Finding[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => membersIn(document, property, item, [...path, index]));
  if (isJsonObject(value)) return isPublishedType(property.type) ? object(document, property.type, value, path) : [];
  const words = wordsOf(property.type);
  if (words === undefined || typeof value !== 'string') return [];
  const parts = isFlagSet(property.type) ? value.split(',').map((part) => part.trim()) : [value];
  return parts
    .filter((part) => part !== '' && !words.some((word) => word.toLowerCase() === part.toLowerCase()))
    .map((part) => strangeWord(document, property, part, path));
}

function strangeMember({ yaml }: Document, type: string, path: Path): Finding {
  const name = String(path.at(-1));
  const names = [...[...propertiesOf(type).values()].map((property) => property.name), ...(observed[type] ?? [])];
  const pointer = formatPointer(path);
  return findingOf(unknownMember, {
    message: `${quote(name)} is no published member of \`${type}\`, and is sent as it is`,
    help: didYouMean(name, names) ?? 'if it is misspelt, Graph will refuse the whole body in the middle of an apply',
    span: yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer),
    pointer,
  });
}

function strangeWord({ yaml }: Document, property: PublishedProperty, word: string, path: Path): Finding {
  const words = (wordsOf(property.type) ?? []).filter((each) => each !== 'unknownFutureValue');
  const pointer = formatPointer(path);
  const list = `published are ${words.map((each) => `\`${each}\``).join(', ')}`;
  return findingOf(unknownWord, {
    message: `${quote(word)} is no published word of \`${property.name}\`, and is sent as it is`,
    help: didYouMean(word, words) ?? list,
    span: yaml.spanOf(pointer),
    pointer,
  });
}

function strangeType({ yaml }: Document, declared: string, annotation: string, path: Path): Finding {
  const pointer = formatPointer([...path, '@odata.type']);
  const types = storedTypesOf(declared).map((type) => `#microsoft.graph.${type}`);
  return findingOf(unknownWord, {
    message: `${quote(annotation)} is no published type of \`${declared}\`, and is sent as it is`,
    help: didYouMean(annotation, types) ?? 'its members cannot be checked; Graph decides in the middle of an apply',
    span: yaml.spanOf(pointer),
    pointer,
  });
}

function respeltType({ yaml }: Document, type: string, annotation: string, path: Path): Finding {
  const pointer = formatPointer([...path, '@odata.type']);
  return findingOf(unknownWord, {
    message: `${quote(annotation)} is the type \`${type}\` in another spelling than Graph's, and is sent as it is`,
    help: `write \`#microsoft.graph.${type}\``,
    span: yaml.spanOf(pointer),
    pointer,
  });
}
