import { GraphQLError, GraphQLScalarType } from 'graphql';
import type { GuardedForms, GuardedKind } from './guarded.ts';
import { readGuarded } from './guarded.ts';

const refuse = (name: string): never => {
  // Never say what was found: it may be the very value that must not leave.
  throw new GraphQLError(`${name} found something that the outward door has not disclosed.`, {
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
};

const scalar = (name: string, description: string, kinds: readonly GuardedKind[]): GraphQLScalarType =>
  new GraphQLScalarType<never, GuardedForms[GuardedKind]>({
    name,
    description,
    serialize: (value) => {
      const found = readGuarded(value);
      return found && kinds.includes(found.kind) ? found.plain : refuse(name);
    },
    parseValue: () => refuse(name),
    parseLiteral: () => refuse(name),
  });

const attributeKinds = ['Text', 'Date', 'Number', 'Boolean', 'Address'] as const;

/**
 * The scalars of everything personal. `serialize` refuses what this folder didn't make, which makes an error of
 * the field and never a value (lock 3 of three). None can be an input.
 */
export const guardedScalars = {
  GuardedText: scalar('GuardedText', 'Text that only the outward door can fill.', ['Text']),
  GuardedDate: scalar('GuardedDate', 'A calendar date, YYYY-MM-DD, that only the outward door can fill.', [
    'Date',
  ]),
  GuardedNumber: scalar('GuardedNumber', 'A number that only the outward door can fill.', ['Number']),
  GuardedBoolean: scalar('GuardedBoolean', 'A truth value that only the outward door can fill.', ['Boolean']),
  GuardedAddress: scalar('GuardedAddress', 'A postal address that only the outward door can fill.', [
    'Address',
  ]),
  GuardedValue: scalar('GuardedValue', 'Any of the guarded values, as JSON.', attributeKinds),
} as const;

/** For subgraphs that show raw identifiers. */
export const guardedIdentifierScalar = scalar(
  'GuardedIdentifier',
  'A raw identifier that only the outward door can fill.',
  ['Identifier'],
);
