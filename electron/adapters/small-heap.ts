import { setFlagsFromString } from 'node:v8'

/**
 * For a process that runs for months beside others: V8 would let what is young grow to some 50 MB before it looks, and a message leaves
 * nothing behind that is worth so much room. Both flags are read whenever the heap wants to grow, so they take effect on a running one.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--optimize-for-size')
}
