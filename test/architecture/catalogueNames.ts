import { labelEntries } from '#graph/labels.ts';
import { relationshipEntries } from '#graph/relationships.ts';

/**
 * Names in a Cypher text that the label catalogue does not have. Neo4j's own notifications are not enough:
 * they are silent as soon as any data base user has ever written the misspelt name.
 */
export const unknownNames = (cypher: string): readonly string[] => {
  const code = withoutTexts(cypher);
  return [...new Set([...unknownLabels(code), ...unknownTypes(code), ...unknownProperties(code)])];
};

const properties = new Map<string, ReadonlySet<string>>(
  [...labelEntries(), ...relationshipEntries()].map(([name, entry]) => [name, new Set(entry.properties)]),
);

const keywords = new Set(['CASE', 'COUNT', 'EXISTS', 'COLLECT', 'NULL', 'TRUE', 'FALSE', 'NOT']);

const withoutTexts = (cypher: string): string =>
  cypher
    .replace(/\/\/.*$/gm, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''");

const allOf = (code: string, pattern: RegExp): string[] =>
  [...code.matchAll(pattern)].map((match) => match[1] ?? '');

/** `:Label`, `|Label`, `&Label`: labels are written LikeThis. */
const unknownLabels = (code: string): string[] =>
  allOf(code, /[:|&]\s*!?\s*([A-Z]\w*[a-z]\w*)\b(?!\s*[(.])/g).filter((name) => !properties.has(name));

/** `:TYPE`, `|TYPE`: relationship types are written LIKE_THIS. */
const unknownTypes = (code: string): string[] =>
  allOf(code, /[:|]\s*!?\s*([A-Z][A-Z_]+)\b(?!\s*\()/g).filter(
    (name) => !properties.has(name) && !keywords.has(name),
  );

interface Binding {
  readonly variable: string;
  readonly names: readonly string[];
  readonly map: string;
}

/** `(v:Label {…})` and `[v:TYPE|OTHER {…}]`. */
const bindingsOf = (code: string): Binding[] =>
  [...code.matchAll(/[([]\s*(\w*)\s*:\s*([\w|&:\s]+?)\s*(?:\*[\d.]*\s*)?(?:\{([^}]*)\})?\s*[)\]]/g)].map(
    ([, variable = '', names = '', map = '']) => ({ variable, names: names.split(/[\s|&:]+/), map }),
  );

const unknownProperties = (code: string): string[] => {
  const bindings = bindingsOf(code);
  const used = bindings.flatMap(({ variable, names, map }) => {
    const keys = allOf(map, /(?:^|,)\s*(\w+)\s*:/g);
    const reads = variable
      ? allOf(code, new RegExp(`(?<![\\w$.])${variable}\\.(\\w+)\\b(?!\\s*\\()`, 'g'))
      : [];
    const known = bindings
      .filter((other) => variable && other.variable === variable)
      .flatMap((other) => other.names);
    return [...keys, ...reads].map((property) => ({ property, names: [...names, ...known] }));
  });
  return used
    .filter(({ property, names }) => !names.some((name) => properties.get(name)?.has(property)))
    .map(({ property, names }) => `${[...new Set(names)].join('|')}.${property}`);
};
