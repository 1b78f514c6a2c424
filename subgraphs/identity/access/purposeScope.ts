/** Prefix of the scope that names a token's purpose. */
export const purposePrefix = 'purpose:';

/** Why a scope can't become a token; each text is the OAuth `error_description`. */
export type ScopeRefusal =
  | 'scope is missing; expected exactly one purpose:<name>'
  | 'scope names more than one; expected exactly one purpose:<name>'
  | 'scope is not a purpose; expected exactly one purpose:<name>'
  | 'the purpose is not registered for this client';

/**
 * One token, one purpose: the token is the purpose of every query made with it (GDPR Art. 5(1)(b)).
 * An unknown purpose gets the same answer as one that is registered for others only.
 */
export function purposeOf(
  scopes: readonly string[],
  registered: readonly string[],
): { readonly purpose: string } | { readonly refusal: ScopeRefusal } {
  const [scope, ...others] = scopes;
  if (scope === undefined) return { refusal: 'scope is missing; expected exactly one purpose:<name>' };
  if (others.length > 0) return { refusal: 'scope names more than one; expected exactly one purpose:<name>' };
  if (!scope.startsWith(purposePrefix)) {
    return { refusal: 'scope is not a purpose; expected exactly one purpose:<name>' };
  }
  const purpose = scope.slice(purposePrefix.length);
  return registered.includes(purpose)
    ? { purpose }
    : { refusal: 'the purpose is not registered for this client' };
}
