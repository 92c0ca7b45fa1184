/**
 * For which processor a program or library of Windows was made: the machine field of its PE header (Microsoft, "PE Format").
 * @param head the first bytes of the file; 4 KiB are enough
 * @returns null for what is no such file
 */
export function machineBits(head: Uint8Array): 32 | 64 | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (head.byteLength < 0x40 || view.getUint16(0, true) !== 0x5a4d) return null
  const header = view.getUint32(0x3c, true)
  if (header + 6 > head.byteLength || view.getUint32(header, true) !== 0x4550) return null
  switch (view.getUint16(header + 4, true)) {
    case 0x14c: // i386
      return 32
    case 0x8664: // amd64
    case 0xaa64: // arm64
      return 64
    default:
      return null
  }
}
