import { domainToASCII } from 'node:url';
import { malformedIdentifier } from './malformed.ts';

// RFC 5321 §4.5.3.1.1 and §4.5.3.1.3 with erratum 1690
const localLimit = 64;
const addressLimit = 254;
// RFC 5322 atext, extended to letters and marks beyond ASCII by RFC 6531 §3.3
const atom = /^[\p{L}\p{M}\p{N}!#$%&'*+\-/=?^_`{|}~]+(\.[\p{L}\p{M}\p{N}!#$%&'*+\-/=?^_`{|}~]+)*$/u;
const writtenDomain = /^[\p{L}\p{M}\p{N}\-.\u3002]+$/u;
const hostLabel = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const form = 'one mailbox address, local@domain.tld of at most 254 octets';

/**
 * The one key of an e-mail address. Normalises first and validates afterwards, so that no look-alike of `@`
 * or `.` slips through: NFKC (UAX #15), lower case, domain to ASCII (IDNA, UTS #46) without its final dot.
 *
 * The local part is lower-cased although RFC 5321 §2.4 lets a host tell cases apart: no large provider does,
 * and people expect one account. `+tag` and dots stay: whether they matter is a provider's own rule. A
 * dotless ı is not an i.
 * @throws DomainError IDENTIFIER_MALFORMED
 */
export function normaliseEmail(value: string): string {
  const text = value.normalize('NFKC').replace(/^ +| +$/g, '');
  const parts = text.split('@');
  const [local, domain] = parts;
  if (parts.length !== 2 || !local || !domain) throw malformedIdentifier('email', form, value);
  const folded = local.toLowerCase().normalize('NFKC');
  const host = asciiDomain(domain);
  if (!atom.test(folded) || !host) throw malformedIdentifier('email', form, value);
  const address = `${folded}@${host}`;
  if (Buffer.byteLength(folded) > localLimit || Buffer.byteLength(address) > addressLimit) {
    throw malformedIdentifier('email', form, value);
  }
  return address;
}

function asciiDomain(domain: string): string | undefined {
  // domainToASCII parses like a URL host: it would decode percent signs and read 0x7f.1 as an address.
  if (!writtenDomain.test(domain)) return undefined;
  const host = domainToASCII(domain).toLowerCase().replace(/\.$/, '');
  const labels = host.split('.');
  const top = labels.at(-1) ?? '';
  const valid = labels.length > 1 && labels.every((label) => hostLabel.test(label)) && /[a-z]/.test(top);
  return valid && host.length <= 253 ? host : undefined;
}
