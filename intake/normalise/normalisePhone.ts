import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import { isSupportedCountry } from 'libphonenumber-js/max';
import { malformedIdentifier } from './malformed.ts';

const form = 'a telephone number with country code, or a national one of the default region';

/** Whether a text is an ISO 3166 region whose numbering plan is known. */
export const isPhoneRegion = (region: string): region is CountryCode => isSupportedCountry(region);

/**
 * The one key of a telephone number: E.164, read with `region` (ISO 3166-1 alpha-2) where the number has no
 * country code. Takes every *possible* number, not only the *valid* ones: ranges are opened more often than
 * metadata is updated. An extension is kept (RFC 3966 `;ext=`), since behind it is somebody else.
 * @throws DomainError IDENTIFIER_MALFORMED
 */
export function normalisePhone(value: string, region?: string): string {
  const text = value.normalize('NFKC').replace(/^ +| +$/g, '');
  if (/[\p{Cc}\p{Cf}]/u.test(text) || text.length > 64) throw malformedIdentifier('phone', form, value);
  const number = parsePhoneNumberFromString(text, {
    extract: false,
    ...(region !== undefined && isPhoneRegion(region) ? { defaultCountry: region } : {}),
  });
  if (!number?.isPossible()) throw malformedIdentifier('phone', form, value);
  return number.ext ? `${number.number};ext=${number.ext}` : number.number;
}
