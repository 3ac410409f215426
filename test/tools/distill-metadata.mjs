#!/usr/bin/env node
// Distils the emulator's metadata from the type declarations Microsoft publishes, so that the emulator's idea of what a
// body may contain is held by somebody other than us.
//
//   node test/tools/distill-metadata.mjs           writes reconciler/emulator/metadata/*.generated.ts, and for the reader of
//                                                  other people's JSON compiler/graph-json/published-types.generated.ts
//   node test/tools/distill-metadata.mjs --check   exits 1 when a file is not what would be written
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const require = createRequire(import.meta.url);
const target = join(dirname(fileURLToPath(import.meta.url)), '../../reconciler/emulator/metadata');

/** The packages, one per API version. */
const SOURCES = [
  { version: 'v1.0', package: '@microsoft/microsoft-graph-types' },
  { version: 'beta', package: '@microsoft/microsoft-graph-types-beta' },
];

/** Entities whose bodies the emulator reads or writes; everything they are made of follows from these. */
const ROOTS = [
  'ConditionalAccessPolicy',
  'NamedLocation',
  'AuthenticationStrengthPolicy',
  'AuthenticationCombinationConfiguration',
  'AuthenticationContextClassReference',
  'ConditionalAccessTemplate',
  'Agreement',
  'DeviceCompliancePolicy',
  'DeviceCompliancePolicyAssignment',
  'DeviceComplianceScheduledActionForRule',
  'DeviceComplianceActionItem',
  'DeviceComplianceScript',
  'DeviceManagementCompliancePolicy',
  'DeviceManagementComplianceActionItem',
  'DeviceManagementComplianceScheduledActionForRule',
  'DeviceManagementConfigurationPolicyAssignment',
  'DeviceManagementConfigurationSetting',
  'DeviceManagementSettings',
  'DeviceAndAppManagementAssignmentFilter',
  'NotificationMessageTemplate',
  'LocalizedNotificationMessage',
  'IosManagedAppProtection',
  'AndroidManagedAppProtection',
  'DefaultManagedAppProtection',
  'ManagedMobileApp',
  'TargetedManagedAppPolicyAssignment',
  'AuditEvent',
  'Group',
  'User',
  'ServicePrincipal',
  'Application',
  'DirectoryRoleTemplate',
  'Organization',
  'DirectoryAudit',
  'IdentitySecurityDefaultsEnforcementPolicy',
];

/** Entities whose exports people have: the reader knows the spelling of their properties and the words of their enumerations. */
const EXPORTED = [
  'ConditionalAccessPolicy',
  'NamedLocation',
  'AuthenticationStrengthPolicy',
  'AuthenticationCombinationConfiguration',
  'AuthenticationContextClassReference',
  'Agreement',
  'AgreementFile',
  'AgreementFileLocalization',
  'Group',
  'DeviceCompliancePolicy',
  'DeviceCompliancePolicyAssignment',
  'DeviceComplianceScheduledActionForRule',
  'DeviceComplianceActionItem',
  'DeviceComplianceScript',
  'DeviceManagementCompliancePolicy',
  'DeviceManagementComplianceActionItem',
  'DeviceManagementComplianceScheduledActionForRule',
  'DeviceManagementConfigurationPolicyAssignment',
  'DeviceManagementConfigurationSetting',
  'DeviceAndAppManagementAssignmentFilter',
  'NotificationMessageTemplate',
  'LocalizedNotificationMessage',
  'IosManagedAppProtection',
  'AndroidManagedAppProtection',
  'DefaultManagedAppProtection',
  'ManagedMobileApp',
  'TargetedManagedAppPolicyAssignment',
];

/** Bases too general for "every type derived from it" to mean anything. */
const WIDE_BASES = new Set(['Entity', 'DirectoryObject', 'OutlookItem']);

/** Reads every top-level interface and string union of one declaration file. */
function readDeclarations(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false);
  const interfaces = new Map();
  const enums = new Map();
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement)) interfaces.set(statement.name.text, readInterface(statement, source));
    if (ts.isTypeAliasDeclaration(statement)) {
      const members = stringMembers(statement.type);
      if (members !== undefined) enums.set(statement.name.text, members);
    }
  }
  return { interfaces, enums };
}

function readInterface(declaration, source) {
  const base = declaration.heritageClauses?.[0]?.types[0]?.expression.getText(source);
  const properties = new Map();
  for (const member of declaration.members) {
    if (ts.isPropertySignature(member) && member.type !== undefined) {
      properties.set(member.name.getText(source).replace(/^["']|["']$/g, ''), describe(member.type, source));
    }
  }
  return { base, properties };
}

function stringMembers(type) {
  const parts = ts.isUnionTypeNode(type) ? type.types : [type];
  const literals = parts.filter((part) => ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal));
  return literals.length > 0 && literals.length === parts.length
    ? literals.map((part) => part.literal.text)
    : undefined;
}

/** `NullableOption<Foo[]>` to `{ name: 'Foo', collection: true }`. */
function describe(type, source) {
  if (ts.isTypeReferenceNode(type) && type.typeName.getText(source) === 'NullableOption') {
    return describe(type.typeArguments[0], source);
  }
  if (ts.isParenthesizedTypeNode(type)) return describe(type.type, source);
  if (ts.isArrayTypeNode(type)) return { ...describe(type.elementType, source), collection: true };
  if (ts.isTypeReferenceNode(type)) return { name: type.typeName.getText(source), collection: false };
  return { name: type.getText(source), collection: false };
}

/** The names of the interfaces that ROOTS reach through complex types and derived types, but not through other entities. */
function reach({ interfaces }, roots = ROOTS) {
  const seen = new Set();
  const waiting = roots.filter((name) => interfaces.has(name));
  while (waiting.length > 0) {
    const name = waiting.pop();
    const declared = interfaces.get(name);
    if (seen.has(name) || declared === undefined) continue;
    seen.add(name);
    if (declared.base !== undefined) waiting.push(declared.base);
    if (!WIDE_BASES.has(name)) waiting.push(...derivedFrom(name, interfaces));
    for (const property of declared.properties.values()) {
      if (interfaces.has(property.name) && !isEntity(property.name, interfaces)) waiting.push(property.name);
    }
  }
  return seen;
}

function derivedFrom(base, interfaces) {
  return [...interfaces].filter(([, declared]) => declared.base === base).map(([name]) => name);
}

function isEntity(name, interfaces) {
  for (let at = name; at !== undefined; at = interfaces.get(at)?.base) if (at === 'Entity') return true;
  return false;
}

/** Graph's own spelling: the declarations capitalise what the service does not. */
function wireName(name) {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function distil({ version, package: packageName }) {
  const { types, enums, packageVersion } = slice(packageName);
  return render(version, `${packageName} ${packageVersion}`, types, enums);
}

function slice(packageName, roots) {
  const manifest = require.resolve(`${packageName}/package.json`);
  const declarations = readDeclarations(join(dirname(manifest), 'microsoft-graph.d.ts'));
  const types = {};
  const enums = {};
  for (const name of [...reach(declarations, roots)].sort()) {
    const { base, properties } = declarations.interfaces.get(name);
    const entries = [...properties].sort(([a], [b]) => (a < b ? -1 : 1));
    types[wireName(name)] = {
      ...(base === undefined ? {} : { base: wireName(base) }),
      properties: Object.fromEntries(entries.map(([key, type]) => [key, typeText(type, declarations, enums)])),
    };
  }
  const { version: packageVersion } = JSON.parse(readFileSync(manifest, 'utf8'));
  return { types, enums, packageVersion };
}

/** Both versions in one: a file does not say which it was read from, so everything either of them knows is known. */
function distilForReader() {
  const slices = SOURCES.map((source) => slice(source.package, EXPORTED));
  const types = {};
  const enums = {};
  for (const { types: some, enums: words } of slices) {
    for (const [name, type] of Object.entries(some)) {
      types[name] = { ...types[name], ...type, properties: { ...types[name]?.properties, ...type.properties } };
    }
    for (const [name, members] of Object.entries(words))
      enums[name] = [...new Set([...(enums[name] ?? []), ...members])];
  }
  const rows = (table) =>
    Object.keys(table)
      .sort()
      .map((name) => ` ${JSON.stringify(name)}: ${JSON.stringify(table[name])},`);
  const origin = SOURCES.map((source, at) => `${source.package} ${slices[at].packageVersion}`).join(' and ');
  return [
    `// Written by test/tools/distill-metadata.mjs from ${origin}. Do not edit: run the tool.`,
    "import type { PublishedEnums, PublishedTypes } from './published-types.ts';",
    '',
    `export const publishedTypes: PublishedTypes = {\n${rows(types).join('\n')}\n};`,
    '',
    `export const publishedEnums: PublishedEnums = {\n${rows(enums).join('\n')}\n};`,
    '',
  ].join('\n');
}

function typeText({ name, collection }, { enums: declared, interfaces }, enums) {
  const members = declared.get(name);
  if (members !== undefined) enums[wireName(name)] = members;
  const known = members !== undefined || interfaces.has(name);
  return `${known ? wireName(name) : name}${collection ? '[]' : ''}`;
}

function render(version, source, types, enums) {
  const sortedEnums = Object.fromEntries(Object.entries(enums).sort(([a], [b]) => (a < b ? -1 : 1)));
  const name = version === 'beta' ? 'betaMetadata' : 'v1Metadata';
  return [
    `// Written by test/tools/distill-metadata.mjs from ${source}. Do not edit: run the tool.`,
    "import type { Metadata } from './metadata.ts';",
    '',
    `export const ${name}: Metadata = ${JSON.stringify({ types, enums: sortedEnums }, null, 1)};`,
    '',
  ].join('\n');
}

const check = process.argv.includes('--check');
const outputs = [
  ...SOURCES.map((source) => [join(target, `${source.version}.generated.ts`), distil(source)]),
  [join(target, '../../../compiler/graph-json/published-types.generated.ts'), distilForReader()],
];
for (const [file, text] of outputs) {
  if (!check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write(`${file} is not what the published types say; run test/tools/distill-metadata.mjs\n`);
    process.exitCode = 1;
  }
}
