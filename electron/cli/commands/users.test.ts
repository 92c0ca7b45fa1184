import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCommandLine } from '../../../test-support/command-line.ts'

const cli = createCommandLine()
const password = 'S3nha-da-Ana'
beforeAll(async () => {
  const path = join(cli.folder, 'system.json')
  const smtp = { server: 'smtp.system.example', port: 587, authentication: { user: 'system@x.example', password: 'S3nha-do-Sistema', ssl: true } }
  const users = [
    { login: 'ANA', name: 'Ana', email: 'ana@x.example', smtp: { server: 'smtp.user.example', port: 465, authentication: { user: 'ana@user.example', password, ssl: true } } },
    { login: 'BIA', email: 'bia@x.example', smtp: { authentication: { user: 'bia@x.example' } } },
    { login: 'CARLOS' },
  ]
  const system = (name: string, more: object) => ({ name, technologyVersion: '13.1', protocol: 'smtp', smtp, ...more })
  writeFileSync(path, JSON.stringify([system('SISCON', { users }), system('VAZIO', {}), system('NOTES', { protocol: 'vim', users })]))
  expect((await cli.run(['systems', 'import', path])).code).toBe(0)
})
afterAll(() => cli.remove())

describe('users list', () => {
  test('for people: by whose settings each sends, and what is worth a look', async () => {
    const { code, out, err } = await cli.run(['users', 'list', '--system', 'siscon'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^Login +Nome +E-mail +Envia por$/m)
    expect(out).toMatch(/^ {2}ANA +Ana +ana@x\.example +smtp\.user\.example:465$/m)
    expect(out).toMatch(/^! BIA +bia@x\.example +login próprio: bia@x\.example$/m)
    expect(out).toMatch(/^! CARLOS +como o sistema$/m)
    expect(out).toMatch(/^! BIA: Não há senha guardada/m)
    expect(out).not.toMatch(/^! ANA/m)
  })

  test('for scripts: the record, what is effective with its origin, and lint; never a password', async () => {
    const { code, out } = await cli.run(['users', 'list', '--system', 'SISCON', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      system: 'SISCON',
      users: [
        {
          login: 'ANA', password: 'stored', rule: 'user-server', lint: [],
          effective: { server: { value: 'smtp.user.example', origin: 'user' }, port: { value: 465, origin: 'user' }, hasPassword: { value: true, origin: 'user' } },
        },
        {
          login: 'BIA', password: null, rule: 'user-credentials',
          effective: { server: { value: 'smtp.system.example', origin: 'system' }, user: { value: 'bia@x.example', origin: 'user' }, hasPassword: { value: false } },
          lint: [{ code: 'password-missing', severity: 'warning', field: 'smtp.authentication.password' }, { code: 'goes-to-system', severity: 'info' }],
        },
        { login: 'CARLOS', rule: 'system', effective: { user: { value: 'system@x.example', origin: 'system' } }, lint: [{ code: 'email-missing' }] },
      ],
    }) // prettier-ignore
    expect(out).not.toContain(password)
    expect(out).not.toContain('S3nha-do-Sistema')
  })

  test('nobody, and a protocol without SMTP settings', async () => {
    expect(await cli.run(['users', 'list', '--system', 'VAZIO'])).toMatchObject({ code: 0, out: expect.stringContaining('Nenhum usuário cadastrado') as string })
    expect(JSON.parse((await cli.run(['users', 'list', '--system', 'VAZIO', '--json'])).out)).toEqual({ system: 'VAZIO', users: [] })
    const notes = await cli.run(['users', 'list', '--system', 'NOTES', '--json'])
    expect(JSON.parse(notes.out)).toMatchObject({ users: [{ login: 'ANA', rule: null, effective: null, lint: [] }, {}, {}] })
    expect((await cli.run(['users', 'list', '--system', 'NOTES'])).out).toMatch(/ANA +Ana +ana@x\.example +VIM\/Notes/)
  })

  test.each<[string[], RegExp]>([
    [[], /Informe o sistema/],
    [['--system', 'NADA'], /Não há sistema com o nome “NADA”/],
    [['--system', 'SISCON', 'X'], /Faltam ou sobram palavras/],
  ])('%j is refused: 2', async (args, said) => {
    const { code, out, err } = await cli.run(['users', 'list', ...args])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(said)
  })
})
