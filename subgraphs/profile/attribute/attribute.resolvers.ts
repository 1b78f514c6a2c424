import { declaredAttributes } from '#schema/attributes.generated.ts';
import type { Disclosed } from '#disclosure/disclosed.ts';
import type { PersonReference } from '../../person.ts';
import type { SubgraphContext } from '../../context.ts';
import type { ProfileDeps } from '../profile.deps.ts';
import { checkedNames } from './attribute.rules.ts';
import { createPersonLoad } from './personLoad.ts';

type AttributeField = (
  person: PersonReference,
  args: object,
  context: SubgraphContext,
) => Promise<Disclosed | null>;

/** One resolver for each declared attribute, all of one making, and the generic field. */
export const attributeResolvers = ({ discloser }: Pick<ProfileDeps, 'discloser'>) => {
  const load = createPersonLoad(discloser);
  const fieldOf =
    (name: string): AttributeField =>
    async (person, _, context) =>
      (await load(person, [name], context)).get(name) ?? null;
  const typed = Object.fromEntries(declaredAttributes.map(({ field, name }) => [field, fieldOf(name)]));
  const attributes = async (
    person: PersonReference,
    args: { readonly names: readonly string[] },
    context: SubgraphContext,
  ): Promise<readonly Disclosed[]> => {
    const names = checkedNames(args.names);
    const found = await load(person, names, context);
    return names.flatMap((name) => found.get(name) ?? []);
  };
  return { ...typed, attributes };
};
