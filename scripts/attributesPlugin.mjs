// Reads @personal in schema/profile.graphql and renders schema/attributes.generated.ts: every declared attribute as
// plain data. A codegen plugin (`plugin`), and a script of its own: node scripts/attributesPlugin.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Kind, parse, valueFromASTUntyped } from 'graphql';
import { format, resolveConfig } from 'prettier';

const source = fileURLToPath(new URL('../schema/profile.graphql', import.meta.url));
const target = fileURLToPath(new URL('../schema/attributes.generated.ts', import.meta.url));
const kindPattern = /^Disclosed(Text|Date|Number|Boolean|Address)$/;

const header = `// Generated from @personal in schema/profile.graphql by scripts/attributesPlugin.mjs. Do not edit.

/** The form of an attribute's value; its GraphQL type is \`Disclosed<kind>\`. */
export type AttributeKind = 'Text' | 'Date' | 'Number' | 'Boolean' | 'Address';

/** One attribute as the SDL declares it; what each member means is said at the directive @personal. */
export interface DeclaredAttribute {
  readonly name: string;
  /** Field of the GraphQL type Person. */
  readonly field: string;
  readonly kind: AttributeKind;
  readonly category: string;
  readonly reveals: readonly string[];
  readonly stored: boolean;
  readonly special: boolean;
  readonly minAal: number;
}
`;

const namedType = (type) => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));

const defaultsOf = (document) => {
  const directive = document.definitions.find(
    (node) => node.kind === Kind.DIRECTIVE_DEFINITION && node.name.value === 'personal',
  );
  return Object.fromEntries(
    directive.arguments
      .filter((argument) => argument.defaultValue)
      .map((argument) => [argument.name.value, valueFromASTUntyped(argument.defaultValue)]),
  );
};

const attributeOf = (field, directive, defaults) => {
  const given = Object.fromEntries(
    directive.arguments.map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
  );
  const { attribute, category, reveals, stored, special, minAal } = { ...defaults, ...given };
  const kind = kindPattern.exec(namedType(field.type))?.[1];
  if (!kind) throw new Error(`Person.${field.name.value} is @personal, but its type is none of Disclosed*`);
  return { name: attribute, field: field.name.value, kind, category, reveals, stored, special, minAal };
};

/** Every attribute that the SDL declares, in the order of its fields. */
export const attributesOf = (sdl) => {
  const document = parse(sdl);
  const defaults = defaultsOf(document);
  return document.definitions
    .filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION)
    .flatMap((type) => type.fields ?? [])
    .flatMap((field) =>
      field.directives
        .filter((directive) => directive.name.value === 'personal')
        .map((directive) => attributeOf(field, directive, defaults)),
    );
};

const render = async () => {
  const attributes = attributesOf(readFileSync(source, 'utf8'));
  const lines = attributes.map((attribute) => `${JSON.stringify(attribute)},`).join('\n');
  const names = attributes.map(({ name }) => `| '${name}'`).join('\n');
  const body = `/** Names of all declared attributes. */
export type AttributeName = ${names};

export const declaredAttributes: readonly (DeclaredAttribute & { readonly name: AttributeName })[] = [\n${lines}\n];\n`;
  const options = (await resolveConfig(target)) ?? {};
  return format(`${header}\n${body}`, { ...options, parser: 'typescript' });
};

/** For codegen.yml: `schema/attributes.generated.ts: { plugins: [./scripts/attributesPlugin.mjs] }`. */
export const plugin = () => render();

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, await render());
