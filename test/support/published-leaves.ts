import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';

const packages = { 'v1.0': '@microsoft/microsoft-graph-types', beta: '@microsoft/microsoft-graph-types-beta' } as const;

/**
 * The pointers to every leaf of a type in the declarations Microsoft publishes; `*` stands for an index. Arrays of scalars and
 * types without members count as leaves.
 */
export function publishedLeaves(version: keyof typeof packages, typeName: string): ReadonlySet<string> {
  const path = createRequire(import.meta.url).resolve(`${packages[version]}/microsoft-graph.d.ts`);
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023);
  const interfaces = new Map(
    source.statements.filter(ts.isInterfaceDeclaration).map((declaration) => [declaration.name.text, declaration]),
  );
  const leaves = new Set<string>();
  const visit = (name: string, pointer: string, seen: readonly string[]): void => {
    const properties = seen.includes(name) ? [] : propertiesOf(name);
    if (properties.length === 0) leaves.add(pointer);
    for (const property of properties) {
      const { type, isList } = namedType(property.type);
      const inner = `${pointer}/${property.name.getText(source)}`;
      if (type === undefined || !interfaces.has(type)) leaves.add(inner);
      else visit(type, isList ? `${inner}/*` : inner, [...seen, name]);
    }
  };
  const propertiesOf = (name: string): readonly ts.PropertySignature[] => {
    const declaration = interfaces.get(name);
    if (declaration === undefined) throw new Error(`Microsoft publishes no ${name}`);
    const bases = (declaration.heritageClauses ?? []).flatMap((clause) => clause.types);
    return [
      ...bases.flatMap((base) => propertiesOf(base.expression.getText(source))),
      ...declaration.members.filter(ts.isPropertySignature),
    ];
  };
  visit(typeName, '', []);
  return leaves;
}

function namedType(type: ts.TypeNode | undefined): { readonly type: string | undefined; readonly isList: boolean } {
  if (type === undefined) return { type: undefined, isList: false };
  if (ts.isArrayTypeNode(type)) return { ...namedType(type.elementType), isList: true };
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return { type: undefined, isList: false };
  const [argument] = type.typeArguments ?? [];
  if (type.typeName.text === 'NullableOption') return namedType(argument);
  return { type: type.typeName.text, isList: false };
}
