import { Lexer, Source, TokenKind } from 'graphql';
import { checkName } from './names.ts';
import { checkTokens } from './tokens.ts';

/**
 * One pass over the tokens of a document, before it is parsed: refuses too many of them (TOO_MANY_TOKENS) and
 * reserved names of any kind, field, alias, argument, variable, key or type (NAME_NOT_ALLOWED).
 * Text that isn't GraphQL is left to the parser, which says what is wrong with it.
 */
export const scanSource = (text: string, maxTokens: number): void => {
  const lexer = new Lexer(new Source(text));
  for (let count = 1; ; count += 1) {
    const token = advance(lexer);
    if (token === null || token.kind === TokenKind.EOF) return;
    checkTokens(count, maxTokens);
    if (token.kind === TokenKind.NAME) checkName(token.value);
  }
};

const advance = (lexer: Lexer): ReturnType<Lexer['advance']> | null => {
  try {
    return lexer.advance();
  } catch {
    return null;
  }
};
