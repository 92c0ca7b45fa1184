/** MD4 (RFC 1320), for NTLM alone: OpenSSL 3 has none. It protects nothing any more; NTLM's password hash is made of it. */

const rotations = [
  [3, 7, 11, 19],
  [3, 5, 9, 13],
  [3, 9, 11, 15],
] as const
const additions = [0, 0x5a827999, 0x6ed9eba1] as const
/** which word each step of a round reads (RFC 1320 §3.4) */
const orders = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
  [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
] as const
const mixes = [
  (x: number, y: number, z: number) => (x & y) | (~x & z),
  (x: number, y: number, z: number) => (x & y) | (x & z) | (y & z),
  (x: number, y: number, z: number) => x ^ y ^ z,
] as const

/** The text, a one bit, zeros, and its length in bits, as whole blocks of 64 bytes. */
function padded(data: Uint8Array): DataView {
  const blocks = new Uint8Array((Math.floor((data.length + 8) / 64) + 1) * 64)
  blocks.set(data)
  blocks[data.length] = 0x80
  const view = new DataView(blocks.buffer)
  view.setBigUint64(blocks.length - 8, BigInt(data.length) * 8n, true)
  return view
}

export function md4(data: Uint8Array): Uint8Array {
  const text = padded(data)
  let state: readonly [number, number, number, number] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
  for (let block = 0; block < text.byteLength; block += 64) {
    let [a, b, c, d] = state
    for (const [round, order] of orders.entries()) {
      for (const [step, word] of order.entries()) {
        const sum = (a + (mixes[round]?.(b, c, d) ?? 0) + text.getUint32(block + word * 4, true) + (additions[round] ?? 0)) | 0
        const rotation = rotations[round]?.[step % 4] ?? 0
        // The four registers change places after each step instead of the code being written out four times.
        ;[a, b, c, d] = [d, (sum << rotation) | (sum >>> (32 - rotation)), b, c]
      }
    }
    state = [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0]
  }
  const digest = new DataView(new ArrayBuffer(16))
  state.forEach((word, index) => {
    digest.setInt32(index * 4, word, true)
  })
  return new Uint8Array(digest.buffer)
}
