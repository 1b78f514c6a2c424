// What graphql-js and graphql-jit say of a wrong value, as far as it names only things of the schema.
const kept =
  /Field "\w+" of required type "[\w![\]]+" was not provided|Expected (?:non-nullable )?type "?[\w![\]]+"?(?: not to be null| to be an object)?|Field "\w+" is not defined by type "\w+"/;
const placed = / at "([\w.[\]]+)"; /;

const variable = (name: string, rest: string): string => {
  const place = placed.exec(rest)?.[1];
  const reason = kept.exec(rest)?.[0] ?? 'expected one of its declared type';
  return `${name} got an invalid value${place === undefined ? '' : ` at "${place}"`}; ${reason}.`;
};

/**
 * A message of graphql-js without the values that it quotes: variables and literals are what people are called and
 * where they live, and an error goes to logs and tickets that no consent covers.
 */
export const withoutValues = (message: string): string => {
  const wrong = /^(Variable "\$\w+") got invalid value ([\s\S]*)$/.exec(message);
  if (wrong) return variable(wrong[1] ?? '', wrong[2] ?? '');
  return message
    .replace(/^(Expected value of type "[^"]+"), found [\s\S]*$/, '$1.')
    .replace(/^(\w+(?: "\w+")? cannot represent (?:an? )?[\w -]*?value)[:,]? [\s\S]*$/, '$1.')
    .replace(/^(Value) "[\s\S]*" (does not exist in "\w+" enum)[\s\S]*$/, 'The value $2.')
    .replace(/^(Syntax Error: [\s\S]*?found (?:String|BlockString|Int|Float)) "[\s\S]*$/, '$1.');
};
