/** The packages, as far as they can be made without Electron: what is packed, with which fuses, under which names. */
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Tools of electron-builder, without declarations of their own. */
const tools = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'))
const { load } = tools('js-yaml') as { load: (text: string) => unknown }
const asar = tools('@electron/asar') as { listPackage: (file: string, options: object) => string[] }
const fuses = tools('@electron/fuses') as {
  FuseV1Options: Record<string, number>
  getCurrentFuseWire: (file: string) => Promise<Record<string, number>>
}
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const configuration = load(read('electron-builder.yml')) as Record<string, Record<string, unknown>>

describe('electron-builder.yml', () => {
  const ajv = new Ajv({ strict: false })
  ajv.addKeyword('typeof')
  const accepts = ajv.compile(JSON.parse(read('node_modules/app-builder-lib/scheme.json')) as object)

  test('is what electron-builder reads', () => {
    expect(accepts(configuration), JSON.stringify(accepts.errors)).toBe(true)
    expect(accepts({ ...configuration, bogus: 1 })).toBe(false)
    expect(accepts({ ...configuration, nsis: { oneClick: 'no' } })).toBe(false)
    expect(accepts({ ...configuration, electronFuses: { runAsNodes: false } })).toBe(false)
  })

  test('names only files that are there', () => {
    const named = JSON.stringify(configuration).match(/build\/[\w./-]+|node_modules\/node\/bin/g) ?? []
    expect(named.length).toBeGreaterThan(8)
    for (const path of named) expect(existsSync(join(root, path)), path).toBe(true)
  })

  test('registers the link, and no kind of file', () => {
    expect(configuration['protocols']).toEqual([{ name: 'Server Manager', schemes: ['server-manager'] }])
    expect(JSON.stringify(configuration)).not.toContain('fileAssociations')
  })

  test('never starts the window without its sandbox, and keeps what users have', () => {
    expect(read('electron-builder.yml')).not.toContain('executableArgs')
    expect(configuration['nsis']?.['deleteAppDataOnUninstall']).toBe(false)
  })
})

describe('the icons', () => {
  test('are pictures in the shape that each system reads', () => {
    const bytes = (path: string) => readFileSync(join(root, 'build', path))
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47])
    for (const size of [16, 32, 48, 64, 128, 256, 512]) {
      const picture = bytes(`icons/${size}x${size}.png`)
      expect([picture.subarray(0, 4), picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([png, size, size])
    }
    const ico = bytes('icon.ico')
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const at = 6 + 16 * index
      expect(ico.subarray(ico.readUInt32LE(at + 12)).subarray(0, 4)).toEqual(png)
      return ico.readUInt8(at) || 256
    })
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
    const icns = bytes('icon.icns')
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
  })
})

test('a package is only made on its own kind of machine, since it carries a Node', async () => {
  const { default: afterPack } = (await import(new URL('../build/after-pack.mjs', import.meta.url).href)) as {
    default: (context: object) => void
  }
  const here = process.arch === 'arm64' ? 3 : 1
  const appOutDir = mkdtempSync(join(tmpdir(), 'after-pack-test-'))
  const pack = (electronPlatformName: string, arch: number) => () =>
    afterPack({ electronPlatformName, arch, appOutDir, packager: { getResourcesDir: (folder: string) => join(folder, 'resources') } })
  try {
    expect(pack(process.platform, here === 1 ? 3 : 1)).toThrow('build it there')
    expect(pack('freebsd', here)).toThrow('build it there')
    // Nor is it made without its licences.
    for (const path of ['headless/headless.js', 'renderer/index.html', 'LICENSE', 'node/LICENSE', 'THIRD-PARTY-NOTICES.txt']) {
      expect(pack(process.platform, here)).toThrow(path)
      const file = join(appOutDir, 'resources/server-manager', path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, '')
    }
    expect(pack(process.platform, here)).not.toThrow()
  } finally {
    rmSync(appOutDir, { recursive: true, force: true })
  }
})

test.skipIf(process.platform === 'win32')('the command is found through links, and hands on its arguments and exit code', async () => {
  const home = mkdtempSync(join(tmpdir(), 'command test-'))
  try {
    for (const folder of ['bin', 'headless', 'node', 'elsewhere']) mkdirSync(join(home, folder))
    cpSync(join(root, 'build/command/server-manager'), join(home, 'bin/server-manager'))
    symlinkSync(process.execPath, join(home, 'node/node'))
    writeFileSync(join(home, 'headless/headless.js'), 'console.log(JSON.stringify(process.argv.slice(2))); process.exit(7)')
    symlinkSync('../bin/server-manager', join(home, 'elsewhere/one'))
    symlinkSync(join(home, 'elsewhere/one'), join(home, 'elsewhere/two'))
    for (const command of ['bin/server-manager', 'elsewhere/one', 'elsewhere/two']) {
      const ended = await promisify(execFile)(join(home, command), ['a b', '$HOME', '']).catch((error: unknown) => error as { code: number; stdout: string })
      expect(ended).toMatchObject({ code: 7, stdout: '["a b","$HOME",""]\n' })
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})

/** A program that has Electron's fuses and nothing else: each on, so that what is switched off is seen. */
function makeDistribution(folder: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('not Electron dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('101100111')]), { mode: 0o755 })
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) writeFileSync(join(folder, name), '45.4.1')
}

const onLinux = process.platform === 'linux'
describe.skipIf(!onLinux)('what is packed (Linux, with a stand-in for the distribution)', () => {
  let folder = ''
  let output = ''
  /** Things that lie about in a checkout, and have no business in a package. */
  const traps = [
    'electron/main.ts', 'electron/desktop/menu.test.ts', 'shared/errors.ts', '.env', '.cache/types/x', 'e2e/specs/a.spec.ts', 'secrets/key',
    'dist/desktop/main.js.map', 'dist/.stamps/desktop', 'test-support/certificates.ts', 'node_modules/left-pad/index.js', 'README.md',
  ] // prettier-ignore
  const wanted = ['dist/desktop/main.js', 'dist/desktop/preload.cjs', 'dist/desktop/icon.png', 'dist/desktop/pac-worker.js', 'dist/desktop/quickjs.wasm', 'dist/renderer/index.html', 'dist/renderer/assets/a.js', 'dist/headless/headless.js', 'dist/headless/pac-worker.js', 'dist/headless/quickjs.wasm'] // prettier-ignore

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'package-test-'))
    const project = join(folder, 'project')
    const put = (path: string, text: string) => {
      mkdirSync(dirname(join(project, path)), { recursive: true })
      writeFileSync(join(project, path), text)
    }
    for (const path of [...traps, ...wanted]) put(path, path)
    put('node_modules/left-pad/package.json', '{"name":"left-pad","version":"1.0.0"}')
    put('node_modules/node/bin/node', 'node')
    put('dist/NODE-LICENSE.txt', 'licence of node')
    put('dist/THIRD-PARTY-NOTICES.txt', 'licences of the rest')
    put('dist/sbom.cdx.json', '{}')
    put('dist/.bundled/desktop.json', '[]')
    const manifest = JSON.parse(read('package.json')) as Record<string, unknown>
    put('package.json', JSON.stringify({ ...manifest, dependencies: { 'left-pad': '1.0.0' }, devDependencies: { electron: '45.4.1' } }))
    for (const path of ['electron-builder.yml', 'LICENSE', 'build']) cpSync(join(root, path), join(project, path), { recursive: true })
    makeDistribution(join(folder, 'distribution'))
    const nowhere = 'http://127.0.0.1:9'
    await promisify(execFile)(
      process.execPath,
      [join(root, 'node_modules/electron-builder/cli.js'), '--linux', 'dir', '--publish', 'never', `-c.electronDist=${join(folder, 'distribution')}`],
      { cwd: project, env: { ...process.env, http_proxy: nowhere, https_proxy: nowhere, ELECTRON_BUILDER_OFFLINE: 'true' }, timeout: 110_000 },
    )
    output = join(project, 'dist/packages/linux-unpacked')
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('in the archive: the shell and the page, and not a file more', () => {
    const files = asar.listPackage(join(output, 'resources/app.asar'), {}).filter((path) => /\.[a-z]+$/.test(path))
    expect(files.sort()).toEqual(
      ['/dist/desktop/icon.png', '/dist/desktop/main.js', '/dist/desktop/pac-worker.js', '/dist/desktop/preload.cjs', '/dist/desktop/quickjs.wasm', '/dist/renderer/assets/a.js', '/dist/renderer/index.html', '/package.json'], // prettier-ignore
    )
  })

  test('beside it: the command line with a Node of its own, and the licences', () => {
    const beside = (path: string) => join(output, 'resources/server-manager', path)
    for (const path of ['node/node', 'node/LICENSE', 'headless/headless.js', 'headless/pac-worker.js', 'headless/quickjs.wasm', 'renderer/index.html', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'package.json']) {
      expect(existsSync(beside(path)), path).toBe(true)
    }
    expect(statSync(beside('bin/server-manager')).mode & 0o111).toBe(0o111)
    expect(JSON.parse(readFileSync(beside('package.json'), 'utf8'))).toMatchObject({ type: 'module' })
    for (const path of ['LICENSE.electron.txt', 'LICENSES.chromium.html', 'server-manager-desktop']) expect(existsSync(join(output, path)), path).toBe(true)
  })

  test('with the fuses of the security design', async () => {
    const wire = await fuses.getCurrentFuseWire(join(output, 'server-manager-desktop'))
    const [off, on] = [48, 49]
    const state = (name: string) => wire[String(fuses.FuseV1Options[name])]
    expect({
      runAsNode: state('RunAsNode'), cookies: state('EnableCookieEncryption'), nodeOptions: state('EnableNodeOptionsEnvironmentVariable'),
      inspect: state('EnableNodeCliInspectArguments'), integrity: state('EnableEmbeddedAsarIntegrityValidation'),
      asarOnly: state('OnlyLoadAppFromAsar'), snapshot: state('LoadBrowserProcessSpecificV8Snapshot'), file: state('GrantFileProtocolExtraPrivileges'),
    }).toEqual({ runAsNode: off, cookies: on, nodeOptions: off, inspect: off, integrity: on, asarOnly: on, snapshot: off, file: off }) // prettier-ignore
  })
})
if (!onLinux) console.log('skipped: what is packed is looked at on Linux only')

describe('the workflow', () => {
  const text = read('.github/workflows/check.yml')
  interface Workflow {
    permissions: unknown
    jobs: Record<string, { 'runs-on': string; strategy: { matrix: { os: string[] } }; steps: { uses?: string; run?: string; with?: unknown }[] }>
  }
  const workflow = load(text) as Workflow

  test('runs the tests and builds the packages on each system', () => {
    const systems = Object.values(workflow.jobs).map(({ strategy }) => strategy.matrix.os)
    for (const os of systems) for (const name of ['windows', 'macos', 'ubuntu']) expect(os.join(' ')).toContain(name)
    const commands = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))
    expect(commands).toContain('npm test')
    expect(commands.join('\n')).toContain('electron-builder')
  })

  test('may write nothing, and names the exact version of what it uses', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    const used = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []))
    expect(used.length).toBeGreaterThan(3)
    for (const name of used) expect(name).toMatch(/^[\w-]+\/[\w-]+@(v\d+\.\d+\.\d+|[0-9a-f]{40})$/)
    expect(text).not.toMatch(/pull_request_target|secrets\.(?!GITHUB_TOKEN)/)
  })

  test('only runs commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    for (const [, name] of text.matchAll(/npm run (?:-\S+ )*([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(name)
  })
})
