const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/i;

/**
 * An e-mail address as it can be written to, or null. It takes what mail servers take (RFC 5321: 64 characters before
 * the @, 254 in all), without quotation marks, comments or addresses in numbers, which no staff list means.
 */
export function readEmailAddress(text: string): string | null {
  const written = text.trim().replace(/^mailto:/i, '');
  const at = written.lastIndexOf('@');
  const local = written.slice(0, at);
  const isAddress = at > 0 && written.length <= 254 && local.length <= 64;
  return isAddress && LOCAL.test(local) && DOMAIN.test(written.slice(at + 1)) ? written : null;
}
