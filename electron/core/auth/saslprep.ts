/**
 * SASLprep (RFC 4013): how a name or password is written before it is hashed, so that both sides hash the same. Code points
 * that Unicode 3.2 did not know are let through, as for a query (RFC 3454 §7).
 */

/** The text cannot be used: it holds something that no server could have stored. */
export class NotPreparable extends Error {}

type Ranges = readonly (readonly [from: number, to: number])[]

/** RFC 3454 C.1.2 */
const spaces: Ranges = [[0xa0, 0xa0], [0x1680, 0x1680], [0x2000, 0x200b], [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000]] // prettier-ignore
/** B.1 */
const nothing: Ranges = [[0xad, 0xad], [0x34f, 0x34f], [0x1806, 0x1806], [0x180b, 0x180d], [0x200c, 0x200d], [0x2060, 0x2060], [0xfe00, 0xfe0f], [0xfeff, 0xfeff]] // prettier-ignore
/** C.1.2 and C.2.1 to C.9, without what the mapping has taken away */
const prohibited: Ranges = [
  ...spaces,
  [0, 0x1f], [0x7f, 0x9f], [0x340, 0x341], [0x6dd, 0x6dd], [0x70f, 0x70f], [0x180e, 0x180e], [0x200c, 0x200f],
  [0x2028, 0x202e], [0x2060, 0x2063], [0x206a, 0x206f], [0x2ff0, 0x2ffb], [0xd800, 0xf8ff], [0xfdd0, 0xfdef],
  [0xfeff, 0xfeff], [0xfff9, 0xffff], [0x1d173, 0x1d17a], [0xe0001, 0xe0001], [0xe0020, 0xe007f], [0xf0000, 0x10ffff],
] // prettier-ignore
/** D.1: read from right to left */
const rightToLeft: Ranges = [
  [0x5be, 0x5be], [0x5c0, 0x5c0], [0x5c3, 0x5c3], [0x5d0, 0x5ea], [0x5f0, 0x5f4], [0x61b, 0x61b], [0x61f, 0x61f],
  [0x621, 0x63a], [0x640, 0x64a], [0x66d, 0x66f], [0x671, 0x6d5], [0x6e5, 0x6e6], [0x6fa, 0x6fe], [0x700, 0x70d],
  [0x710, 0x710], [0x712, 0x72c], [0x780, 0x7a5], [0x7b1, 0x7b1], [0xfb1d, 0xfb1d], [0xfb1f, 0xfb28], [0xfb2a, 0xfb36],
  [0xfb38, 0xfb3c], [0xfb3e, 0xfb3e], [0xfb40, 0xfb41], [0xfb43, 0xfb44], [0xfb46, 0xfbb1], [0xfbd3, 0xfd3d],
  [0xfd50, 0xfd8f], [0xfd92, 0xfdc7], [0xfdf0, 0xfdfc], [0xfe70, 0xfe74], [0xfe76, 0xfefc],
] // prettier-ignore

function within(ranges: Ranges, character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  // The last two of every plane are no characters (C.4).
  return ranges.some(([from, to]) => point >= from && point <= to) || (ranges === prohibited && (point & 0xfffe) === 0xfffe)
}

export function saslPrep(text: string): string {
  const mapped = Array.from(text, (character) => (within(spaces, character) ? ' ' : within(nothing, character) ? '' : character))
  const normal = mapped.join('').normalize('NFKC')
  const characters = Array.from(normal)
  if (characters.some((character) => within(prohibited, character))) throw new NotPreparable('a character that is not allowed')
  const directed = characters.map((character) => within(rightToLeft, character))
  if (directed.includes(true)) {
    // §6 of RFC 3454. Letters that are not in D.1 stand for D.2, "read from left to right".
    const mixed = characters.some((character, index) => directed[index] !== true && /\p{L}/u.test(character))
    if (mixed || directed[0] !== true || directed.at(-1) !== true) throw new NotPreparable('both directions in one text')
  }
  return normal
}
