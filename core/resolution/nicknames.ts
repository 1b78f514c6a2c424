/**
 * Short forms that are used in place of the full name, after normalisation (doubled letters collapsed).
 * Only names that no parent would give to two children at once: when in doubt a pair is left out.
 */
const shortForms: Readonly<Record<string, readonly string[]>> = {
  robert: ['rob', 'bob', 'boby', 'robie'],
  wiliam: ['wil', 'bil', 'bily', 'wily'],
  elizabeth: ['liz', 'beth', 'betty', 'eliza', 'lizie'],
  katherine: ['kate', 'kathy', 'catherine', 'cathy', 'katie'],
  michael: ['mike', 'mick', 'mikey'],
  james: ['jim', 'jimy', 'jamie'],
  thomas: ['tom', 'tomy'],
  daniel: ['dan', 'dany'],
  benjamin: ['ben', 'beny'],
  samuel: ['sam', 'samy'],
  joseph: ['joe', 'joey'],
  anthony: ['tony'],
  andrew: ['andy', 'drew'],
  edward: ['ed', 'edie', 'ted'],
  richard: ['rick', 'dick', 'rich'],
  margaret: ['meg', 'peggy', 'magie'],
  jenifer: ['jen', 'jeny'],
  susan: ['sue', 'susie'],
  mathew: ['mat', 'mathew'],
  christopher: ['chris'],
  nicholas: ['nick'],
  david: ['dave'],
  steven: ['steve', 'stephen'],
  timothy: ['tim'],
  deborah: ['deb', 'debie', 'debra'],
  patricia: ['pat', 'paty', 'tricia'],
};

/** From a short form to the full names that it may stand for. */
export const nicknameRoots: Readonly<Record<string, readonly string[]>> = (() => {
  const roots: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const [root, forms] of Object.entries(shortForms)) {
    for (const form of forms) (roots[form.replace(/(\p{L})\1+/gu, '$1')] ??= []).push(root);
  }
  return roots;
})();
