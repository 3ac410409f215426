import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';
import type { SettingShape } from '../../compiler/platforms/platform.ts';

const declarations = createRequire(import.meta.url).resolve(
  '@microsoft/microsoft-graph-types-beta/microsoft-graph.d.ts',
);
const source = ts.createSourceFile(declarations, readFileSync(declarations, 'utf8'), ts.ScriptTarget.ES2023);
const interfaces = new Map<string, ts.InterfaceDeclaration>();
const aliases = new Map<string, ts.TypeNode>();
for (const namespaceOrStatement of source.statements) collect(namespaceOrStatement);

function collect(statement: ts.Statement): void {
  if (ts.isInterfaceDeclaration(statement)) interfaces.set(statement.name.text, statement);
  if (ts.isTypeAliasDeclaration(statement)) aliases.set(statement.name.text, statement.type);
}

/** The properties Microsoft publishes for a type itself, without those it inherits, as the shapes a setting would have. */
export function publishedProperties(typeName: string): ReadonlyMap<string, SettingShape> {
  const declaration = interfaces.get(typeName);
  if (declaration === undefined) throw new Error(`Microsoft publishes no ${typeName}`);
  const properties = declaration.members.filter(ts.isPropertySignature);
  return new Map(
    properties.map((property) => {
      if (property.type === undefined) throw new Error(`${typeName} has a property without a type`);
      return [property.name.getText(source), shapeOf(property.type)];
    }),
  );
}

/** Names of the properties a published type inherits. */
export function inheritedProperties(typeName: string): readonly string[] {
  const bases = (interfaces.get(typeName)?.heritageClauses ?? []).flatMap((clause) => clause.types);
  return bases.flatMap((base) => {
    const name = base.expression.getText(source);
    return [...publishedProperties(name).keys(), ...inheritedProperties(name)];
  });
}

/** Names of the published types that extend another directly. */
export function derivedTypes(base: string): readonly string[] {
  const extend = (declaration: ts.InterfaceDeclaration) =>
    (declaration.heritageClauses ?? []).some((clause) =>
      clause.types.some(({ expression }) => expression.getText(source) === base),
    );
  return [...interfaces].flatMap(([name, declaration]) => (extend(declaration) ? [name] : []));
}

function shapeOf(type: ts.TypeNode): SettingShape {
  if (type.kind === ts.SyntaxKind.BooleanKeyword) return { type: 'boolean' };
  if (type.kind === ts.SyntaxKind.NumberKeyword) return { type: 'integer' };
  if (type.kind === ts.SyntaxKind.StringKeyword) return { type: 'string' };
  if (ts.isArrayTypeNode(type)) {
    return { type: 'list', items: shapeOf(type.elementType).type === 'string' ? 'string' : 'object' };
  }
  if (ts.isUnionTypeNode(type)) return { type: 'enum', members: type.types.map(wordOf) };
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) throw new Error('a type of an unforeseen form');
  const [argument] = type.typeArguments ?? [];
  if (type.typeName.text === 'NullableOption' && argument !== undefined) return shapeOf(argument);
  const alias = aliases.get(type.typeName.text);
  return alias === undefined ? { type: 'object' } : shapeOf(alias);
}

function wordOf(type: ts.TypeNode): string {
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return type.literal.text;
  throw new Error('a union of something other than words');
}
