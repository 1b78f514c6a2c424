import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '#platform/errors.ts';
import { bodyFor, personsOf } from './operation.ts';
import type { Variant } from './variants.ts';
import type { World } from './world.ts';

const samples = 200;

async function ask(variant: Variant, token: string, ids: readonly string[]): Promise<readonly object[]> {
  const response = await fetch(variant.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: bodyFor(variant.dialect, ids),
  });
  const text = await response.text();
  if (response.status !== 200 || text.includes('"errors"'))
    throw new DomainError('START_FAILED', `the variant ${variant.name} answered with an error`);
  return personsOf(text);
}

/** Of several persons at once, and of each by itself. */
async function answersOf(variant: Variant, { token, ids }: World): Promise<readonly object[]> {
  const answers: object[] = [];
  for (let at = 0; at < Math.min(samples, ids.length); at += 20) {
    const part = ids.slice(at, Math.min(at + 20, samples));
    answers.push(...(await ask(variant, token, part)));
    answers.push(...(await ask(variant, token, part.slice(0, 1))));
  }
  return answers;
}

/** Whether all variants say the same of the same people, before anything is timed. @throws DomainError */
export async function assertSameAnswers(variants: readonly Variant[], world: World): Promise<number> {
  const [first, ...others] = variants;
  if (!first) return 0;
  const expected = await answersOf(first, world);
  for (const other of others) {
    const found = await answersOf(other, world);
    const at = expected.findIndex((each, index) => !isDeepStrictEqual(each, found[index]));
    if (at >= 0)
      throw new DomainError(
        'INTERNAL_SERVER_ERROR',
        `${other.name} and ${first.name} differ in answer ${at}`,
      );
  }
  return expected.length;
}
