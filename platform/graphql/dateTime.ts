import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

function parse(value: unknown): number {
  const time = typeof value === 'string' && form.test(value) ? Date.parse(value) : NaN;
  if (!Number.isNaN(time)) return time;
  throw new GraphQLError('found another form, expected a moment such as 2026-03-10T10:00:00Z (RFC 3339)', {
    extensions: { code: 'INPUT_MALFORMED' },
  });
}

/** RFC 3339 outside, milliseconds since 1970 UTC inside. */
export const dateTimeScalar = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  serialize: (value) => {
    if (typeof value !== 'number') throw new TypeError('a DateTime is a number of milliseconds inside');
    return new Date(value).toISOString();
  },
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
