/**
 * An address that nobody can read in two ways: a dot-atom of ASCII (RFC 5322 §3.2.3) of at most 64 octets, at a name in ASCII whose last
 * label begins with a letter, 254 octets in all (RFC 5321 §4.5.3.1). It stands as it is in an envelope, in a header and on a screen.
 */
export function isPlainAddress(text: string): boolean {
  return text.length <= 254 && plain.test(text) && text.indexOf('@') <= 64
}

const plain = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i
