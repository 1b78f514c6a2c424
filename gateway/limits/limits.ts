/** What one request may ask for at most. */
export interface Limits {
  /** Levels of fields, fragments written out. */
  readonly depth: number;
  /** Aliases, fragments written out. */
  readonly aliases: number;
  /** Fields of the document, fragments written out: what planning and compiling cost. */
  readonly fields: number;
  /** Lexical tokens of the document. */
  readonly tokens: number;
  /** Fields that the answer may hold, lists taken at their announced size, a mutation's field ten times. */
  readonly cost: number;
  /** Items that a list counts as when no argument announces its size. */
  readonly listSize: number;
}

/** For queries over some fifty people with a dozen attributes each, as products ask. */
export const defaultLimits: Limits = {
  depth: 12,
  aliases: 50,
  fields: 1000,
  tokens: 3000,
  cost: 20_000,
  listSize: 10,
};
