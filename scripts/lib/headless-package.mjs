/**
 * The program for servers: command line and page, on a Node of their own, as a Debian package and as an archive of the same
 * files. It starts nothing and asks nothing when it is installed. The same files give the same bytes.
 */
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, cpSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from './processes.mjs'
import { Failure, texts } from './texts.mjs'

export const packageName = 'server-manager-headless'
export const unitName = 'server-manager-worker.service'
const home = 'usr/lib/server-manager'
/** Debian's names for what Node calls process.arch. @type {Readonly<Record<string, string>>} */
const architectures = { x64: 'amd64', arm64: 'arm64', arm: 'armhf', ppc64: 'ppc64el', s390x: 's390x' }

/** @param {string} arch as Node calls it */
export function debianArchitecture(arch) {
  const name = architectures[arch]
  if (name === undefined) throw new Failure(texts.noDebianArchitecture(arch))
  return name
}

/**
 * @typedef {object} Parts
 * @property {string} headless folder of the built program
 * @property {string} renderer folder of the built page
 * @property {string} node the program
 * @property {string} nodeLicence @property {string} notices @property {string} licence
 * @property {string} command folder build/command
 * @property {string} unit of systemd; it lies there, and whoever wants it enables it
 */

/** Lays the files out below `folder`, which is made anew. @param {string} folder @param {Parts} parts */
export function stage(folder, parts) {
  rmSync(folder, { recursive: true, force: true })
  /** @param {string} path @param {string} from */
  const put = (path, from) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    copyFileSync(from, join(folder, path))
  }
  for (const name of /** @type {const} */ (['headless', 'renderer'])) cpSync(parts[name], join(folder, home, name), { recursive: true })
  put(`${home}/node/node`, parts.node)
  put(`${home}/node/LICENSE`, parts.nodeLicence)
  put(`${home}/bin/server-manager`, join(parts.command, 'server-manager'))
  put(`usr/lib/systemd/system/${unitName}`, parts.unit)
  put(`${home}/package.json`, join(parts.command, 'package.json'))
  put(`${home}/LICENSE`, parts.licence)
  put(`${home}/THIRD-PARTY-NOTICES.txt`, parts.notices)
  mkdirSync(join(folder, 'usr/bin'), { recursive: true })
  symlinkSync('../lib/server-manager/bin/server-manager', join(folder, 'usr/bin/server-manager'))
  mkdirSync(join(folder, `usr/share/doc/${packageName}`), { recursive: true })
  writeFileSync(join(folder, `usr/share/doc/${packageName}/copyright`), copyright(readFileSync(parts.licence, 'utf8')))
  const programs = new Set([`${home}/node/node`, `${home}/bin/server-manager`])
  // Whatever the checkout's own modes are: everybody may read, and only root may change.
  for (const path of list(folder)) {
    const full = join(folder, path)
    if (!lstatSync(full).isSymbolicLink()) chmodSync(full, lstatSync(full).isDirectory() || programs.has(path) ? 0o755 : 0o644)
  }
  chmodSync(folder, 0o755)
}

/** @param {string} folder @returns {string[]} everything below it, sorted */
function list(folder) {
  return readdirSync(folder, { recursive: true }).map(String).sort()
}

/** In the form that Debian's tools read. @param {string} licence */
function copyright(licence) {
  const [, ...lines] = licence.trim().split('\n')
  const holder = lines.find((line) => line.startsWith('Copyright')) ?? ''
  const text = lines.filter((line) => line !== holder).join('\n').trim().split('\n')
  return [
    'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
    'Upstream-Name: Server Manager',
    `Comment: What others wrote is listed, with its licences, in /${home}/THIRD-PARTY-NOTICES.txt and /${home}/node/LICENSE.`,
    '',
    'Files: *',
    `Copyright: ${holder.replace(/^Copyright (\(c\) )?/, '')}`,
    'License: MIT',
    ...text.map((line) => (line.trim() === '' ? ' .' : ` ${line}`)),
    '',
  ].join('\n')
}

/** @param {{ version: string, arch: string, installedSize: number }} of installedSize in kibibytes */
export function controlText({ version, arch, installedSize }) {
  return [
    `Package: ${packageName}`,
    `Version: ${version}`,
    `Architecture: ${debianArchitecture(arch)}`,
    'Maintainer: Server Manager <server-manager@localhost>',
    `Installed-Size: ${installedSize}`,
    // What the Node inside was linked against.
    'Depends: libc6 (>= 2.28), libgcc-s1, libstdc++6 (>= 6)',
    // The package with the window brings the same command.
    'Conflicts: server-manager',
    'Section: admin',
    'Priority: optional',
    'Homepage: https://server-manager.example/',
    'Description: how each ERP system sends its e-mail, on a server without a display',
    ' Decides, explains and really tests how each system of an ERP sends its e-mail.',
    ' This package has the command line and the page, which answers on this machine',
    ' only, and a service of systemd that sends the queue. It starts nothing by',
    ' itself: the service is disabled until somebody enables it.',
    '',
  ].join('\n')
}

/**
 * @param {string} staged folder
 * @param {{ version: string, arch: string, into: string, compression?: readonly string[] }} options
 * @returns {Promise<{ deb: string, archive: string }>}
 */
export async function pack(staged, { version, arch, into, compression = ['-Zxz'] }) {
  const debianArch = debianArchitecture(arch)
  // Times say nothing here, and would make every build another one.
  const env = { SOURCE_DATE_EPOCH: process.env['SOURCE_DATE_EPOCH'] ?? '315532800', LC_ALL: 'C' }
  const deb = join(into, `${packageName}_${version}_${debianArch}.deb`)
  const folder = `${packageName}-${version}-linux-${arch}`
  const archive = join(into, `${folder}.tar.gz`)
  mkdirSync(into, { recursive: true })

  const files = list(staged).filter((path) => lstatSync(join(staged, path)).isFile())
  const bytes = files.reduce((sum, path) => sum + lstatSync(join(staged, path)).size, 0)
  const sums = files.map((path) => `${createHash('md5').update(readFileSync(join(staged, path))).digest('hex')}  ${path}\n`)
  mkdirSync(join(staged, 'DEBIAN'), { mode: 0o755 })
  chmodSync(join(staged, 'DEBIAN'), 0o755)
  const control = { control: controlText({ version, arch, installedSize: Math.ceil(bytes / 1024) }), md5sums: sums.join('') }
  for (const [name, text] of Object.entries(control)) {
    writeFileSync(join(staged, 'DEBIAN', name), text)
    chmodSync(join(staged, 'DEBIAN', name), 0o644)
  }
  await must('dpkg-deb', ['--root-owner-group', ...compression, '--build', staged, deb], env)
  rmSync(join(staged, 'DEBIAN'), { recursive: true })

  const asFolder = `s,^server-manager,${folder},`
  const owner = ['--owner=0', '--group=0', '--numeric-owner', `--mtime=@${env.SOURCE_DATE_EPOCH}`, '--sort=name']
  await must('tar', ['--create', '--gzip', '--file', archive, '--directory', join(staged, 'usr/lib'), ...owner, '--transform', asFolder, 'server-manager'], env)
  return { deb, archive }
}

/** @param {string} command @param {readonly string[]} args @param {Record<string, string>} env */
async function must(command, args, env) {
  const { code, output } = await run(command, args, { env, output: 'capture' })
  if (code !== 0) throw new Failure(`${texts.packageFailed(command)}\n${output.trim()}`)
}
