/** Attachments as files, for clients that only take a path: in a folder of this user alone, gone when the work is done. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface PrivateFile {
  readonly path: string
  readonly name: string
}

/** A name that every file system takes, and that leads into no other folder; its ending stays, since clients go by it. */
export function fileName(name: string): string {
  const plain = name
    // eslint-disable-next-line no-control-regex -- control characters are what is taken out
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
  // Names of devices, with any ending (Microsoft, "Naming Files, Paths, and Namespaces").
  const safe = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(plain) ? `_${plain}` : plain
  if (safe.length <= 120) return safe === '' ? '_' : safe
  const ending = /\.[^.]{1,10}$/.exec(safe)?.[0] ?? ''
  return safe.slice(0, 120 - ending.length) + ending
}

/** @param folder where folders for the time being are made; the system's own by default */
export async function withPrivateFiles<T>(
  attachments: readonly { readonly name: string; readonly content: Uint8Array }[],
  work: (files: readonly PrivateFile[]) => Promise<T>,
  folder = tmpdir(),
): Promise<T> {
  if (attachments.length === 0) return work([])
  const own = await mkdtemp(join(folder, 'server-manager-anexos-'))
  try {
    await chmod(own, 0o700)
    const files: PrivateFile[] = []
    for (const [index, { name, content }] of attachments.entries()) {
      // Each in a folder of its own: two may have one name.
      const place = join(own, String(index))
      await mkdir(place, { mode: 0o700 })
      const safe = fileName(name)
      await writeFile(join(place, safe), content, { mode: 0o600, flag: 'wx' })
      files.push({ path: join(place, safe), name: safe })
    }
    return await work(files)
  } finally {
    // A client may hold a file a moment longer (Windows refuses to remove it then).
    await rm(own, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
