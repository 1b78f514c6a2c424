import { DomainError } from '#platform/errors.ts';
import { mappingSchema } from './mappingSchema.ts';
import type { Mapping } from './mappingSchema.ts';

/**
 * Reads the text of a mapping file.
 * @throws DomainError MAPPING_INVALID naming each place with what was expected there.
 */
export function parseMapping(text: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new DomainError('MAPPING_INVALID', 'mapping: expected JSON, found other text', { cause: error });
  }
  const parsed = mappingSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues
    .slice(0, 10)
    .map((issue) => `${issue.path.join('.') || 'mapping'}: ${issue.message}`);
  throw new DomainError('MAPPING_INVALID', faults.join('; '), { details: { faults } });
}
