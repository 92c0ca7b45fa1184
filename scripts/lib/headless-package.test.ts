/** The package for servers, made from this checkout's program as it is now, opened and run. Only its Node is a link to ours. */
import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { controlText, debianArchitecture, pack, packageName, stage, unitName } from './headless-package.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const call = promisify(execFile)
const dpkg = (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'dpkg-deb')))
const reason = process.platform !== 'linux' ? 'the package for servers is made on Linux' : dpkg ? null : 'no dpkg-deb here'
const noSystemd = (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'systemd-analyze'))) ? null : 'no systemd-analyze here'
if (reason === null && noSystemd !== null) console.log(`skipped: the check of the service: ${noSystemd}`)
if (reason !== null) console.log(`skipped: ${reason}`)

test('Debian has names of its own for what Node runs on', () => {
  expect(['x64', 'arm64'].map(debianArchitecture)).toEqual(['amd64', 'arm64'])
  expect(() => debianArchitecture('mips')).toThrow('mips')
})

test('it never stands beside the package with the window, which brings the same command', () => {
  expect(controlText({ version, arch: 'x64', installedSize: 1 })).toMatch(/^Conflicts: server-manager$/m)
  expect(readFileSync(join(root, 'electron-builder.yml'), 'utf8')).toMatch(/^ {2}packageName: server-manager$/m)
})

describe.skipIf(reason !== null)('the package for servers', () => {
  let folder = ''
  let made = { deb: '', archive: '' }
  const at = (path: string) => join(folder, path)
  const home = (path: string) => at(`open/usr/lib/server-manager/${path}`)
  const make = (into: string) => pack(at('staged'), { version, arch: process.arch, into: at(into), compression: ['-Zgzip', '-z1'] })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'headless package '))
    await build({ configFile: join(root, 'vite.headless.config.ts'), logLevel: 'silent', build: { outDir: at('headless') } })
    mkdirSync(at('renderer/assets'), { recursive: true })
    writeFileSync(at('renderer/index.html'), '<!doctype html><title>page</title>', { mode: 0o600 })
    writeFileSync(at('renderer/assets/a.js'), 'export {}')
    // A hundred megabytes less to carry about: what is proven is the way to it.
    writeFileSync(at('node'), `#!/bin/sh\nexec '${process.execPath}' "$@"\n`)
    for (const name of ['node-licence', 'notices']) writeFileSync(at(name), `${name}\n`)
    stage(at('staged'), {
      headless: at('headless'), renderer: at('renderer'), node: at('node'), nodeLicence: at('node-licence'), notices: at('notices'),
      licence: join(root, 'LICENSE'), command: join(root, 'build/command'), unit: join(root, 'build/linux', unitName),
    }) // prettier-ignore
    made = await make('packages')
    await call('dpkg-deb', ['-x', made.deb, at('open')])
    await call('tar', ['-xzf', made.archive, '-C', folder])
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('says what it is, runs nothing when it is installed, and keeps no settings of its own', async () => {
    const { stdout } = await call('dpkg-deb', ['--field', made.deb])
    expect(stdout).toContain(`Package: ${packageName}\nVersion: ${version}\nArchitecture: ${debianArchitecture(process.arch)}\n`)
    const control = await call('dpkg-deb', ['--ctrl-tarfile', made.deb], { encoding: 'buffer' })
    writeFileSync(at('control.tar'), control.stdout)
    const files = (await call('tar', ['-tf', at('control.tar')])).stdout.trim().split('\n')
    expect(files.sort()).toEqual(['./', './control', './md5sums'])
  })

  test('has the program, the page, a Node and every licence, of root and for everybody to read', async () => {
    const { stdout } = await call('dpkg-deb', ['-c', made.deb])
    const lines = stdout.trim().split('\n')
    const listed = new Map(lines.map((line) => [/ \.(\/.*?)(?: -> .*)?$/.exec(line)?.[1] ?? line, line]))
    for (const line of lines) expect(line).toMatch(/^(drwxr-xr-x|-rw[x-]r-[x-]r-[x-]|lrwxrwxrwx) root\/root /)
    const inHome = (name: string) => `/usr/lib/server-manager/${name}`
    const programs = lines.filter((line) => line.startsWith('-rwx')).map((line) => line.slice(line.indexOf('./') + 1))
    expect(programs.sort()).toEqual([inHome('bin/server-manager'), inHome('node/node')])
    for (const name of ['headless/headless.js', 'renderer/index.html', 'package.json', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'node/LICENSE']) {
      expect(listed.has(inHome(name)), name).toBe(true)
    }
    expect(listed.get('/usr/bin/server-manager')).toContain(' -> ../lib/server-manager/bin/server-manager')
    expect([...listed.keys()].filter((path) => !/^\/(usr\/?$|usr\/(lib|bin|share)\/)/.test(path))).toEqual(['/'])
    expect(stdout).not.toMatch(/\.map$|\.ts$|node_modules|\/etc\//m)
    expect([...listed.keys()].filter((path) => /systemd.*[^/]$/.test(path))).toEqual([`/usr/lib/systemd/system/${unitName}`])
  })

  test.skipIf(noSystemd !== null)('its service is one that systemd takes, and is enabled by nobody', async () => {
    expect(existsSync(at('open/etc'))).toBe(false)
    const unit = readFileSync(at(`open/usr/lib/systemd/system/${unitName}`), 'utf8')
    // Where the package is not installed only the program's place is another one.
    const checked = at(unitName)
    writeFileSync(checked, unit.replace('/usr/bin/server-manager ', `${process.execPath} `))
    const { stdout, stderr } = await call('systemd-analyze', ['verify', '--man=no', checked])
    expect(stdout + stderr).toBe('')
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/server-manager worker --data-dir \/var\/lib\/server-manager$/m)
  })

  test('names the licence in the form that Debian reads', () => {
    const text = readFileSync(at(`open/usr/share/doc/${packageName}/copyright`), 'utf8')
    expect(text).toMatch(/^Format: .*\n(.*\n)*\nFiles: \*\nCopyright: 2026 The Server Manager authors\nLicense: MIT\n Permission is hereby granted/)
    // An empty line would end the paragraph in the middle of the licence.
    expect(text.slice(text.indexOf('License: MIT')).trim()).not.toMatch(/\n\s*\n/)
  })

  test('has the sums of its files', async () => {
    await call('dpkg-deb', ['-e', made.deb, at('open/DEBIAN')])
    const { stdout } = await call('md5sum', ['--check', '--quiet', 'DEBIAN/md5sums'], { cwd: at('open') })
    expect(stdout).toBe('')
    expect(readFileSync(at('open/DEBIAN/md5sums'), 'utf8')).toContain('  usr/lib/server-manager/node/node\n')
  })

  test('is the same when it is made again', async () => {
    const again = await make('again')
    for (const kind of ['deb', 'archive'] as const) expect(readFileSync(again[kind]).equals(readFileSync(made[kind])), kind).toBe(true)
  })

  const environment = () => ({ PATH: process.env['PATH'] ?? '', HOME: at('home'), TMPDIR: folder, LANG: 'C.UTF-8' })

  test('its command runs, through its link and from the archive', async () => {
    for (const command of [at('open/usr/bin/server-manager'), at(`${packageName}-${version}-linux-${process.arch}/bin/server-manager`)]) {
      expect((await call(command, ['--version'], { env: environment() })).stdout).toBe(`${version}\n`)
    }
    const doctor = JSON.parse((await call(at('open/usr/bin/server-manager'), ['doctor', '--json'], { env: environment() })).stdout) as object
    expect(JSON.stringify(doctor)).toContain(at('home'))
    expect(statSync(at('home/.config/server-manager')).mode & 0o777).toBe(0o700)
  })

  test('its server process says that it works, and ends in peace', async () => {
    const child = spawn(at('open/usr/bin/server-manager'), ['worker', '--data-dir', at('queue')], { env: environment(), stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    let said = ''
    try {
      await new Promise<void>((resolve, reject) => {
        child.stdout.on('data', (chunk: Buffer) => {
          said += chunk.toString()
          if (said.includes('"health"')) resolve()
        })
        child.once('exit', () => reject(new Error(`it ended: ${said}`)))
      })
    } finally {
      child.kill('SIGTERM')
    }
    expect(await ended).toBe(0)
    const log = said.trim().split('\n').map((line) => JSON.parse(line) as { level: string; message: string })
    expect(log.map(({ level, message }) => `${level} ${message}`)).toEqual(['info health', 'info stopped'])
    expect(statSync(at('queue/outbox.sqlite')).mode & 0o777).toBe(0o600)
  })

  test('its page answers, and goes when it is asked to', async () => {
    const child = spawn(at('open/usr/bin/server-manager'), ['serve', '--no-open', '--port', '0'], { env: environment(), stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    try {
      let said = ''
      const origin = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', (chunk: Buffer) => {
          said += chunk.toString()
          const found = /(http:\/\/127\.0\.0\.1:\d+)\/#token=/.exec(said)?.[1]
          if (found !== undefined) resolve(found)
        })
        child.once('exit', () => reject(new Error(`it ended: ${said}`)))
      })
      const page = await fetch(`${origin}/`)
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(readFileSync(home('renderer/index.html'), 'utf8'))])
      expect((await fetch(`${origin}/assets/a.js`)).status).toBe(200)
    } finally {
      child.kill('SIGINT')
    }
    expect(await ended).toBe(0)
  })
})
