import { describe, expect, test } from 'vitest'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { menuTemplate, type MenuItem } from './menu.ts'

type Item = MenuItem
const flat = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
const click = (item: Item | undefined) => item?.click?.()

function makeMenu(platform: NodeJS.Platform, packaged = true, theme: 'system' | 'light' | 'dark' = 'system', updates = false) {
  const done: string[] = []
  const translator = createTranslator()
  const template = menuTemplate({
    platform, packaged, theme, closeToTray: false,
    name: 'Server Manager',
    t: (key, values) => translator.t(key, { ...values }),
    act: {
      command: (command) => done.push(command),
      theme: (wanted) => done.push(`theme ${wanted}`),
      internetOptions: () => done.push('Internet Options'),
      closeToTray: () => done.push('to the tray'),
      updates: updates ? () => done.push('updates') : null,
    },
  }) // prettier-ignore
  return { template, items: flat(template), done }
}
const platforms = ['win32', 'linux', 'darwin'] as const

describe.each(platforms)('the menu on %s', (platform) => {
  test('has the accelerators of the original, and those only', () => {
    const given = makeMenu(platform).items.flatMap(({ label, accelerator }) => (accelerator ? [[label?.replace('&', ''), accelerator]] : []))
    expect(given).toEqual([
      ['Novo sistema', 'CmdOrCtrl+N'],
      ['Salvar', 'CmdOrCtrl+S'],
      ['Localizar…', 'CmdOrCtrl+F'],
      ['Atualizar', 'F5'],
    ])
  })

  test('tells the page what its toolbar would do, and nobody else', () => {
    const { items, done } = makeMenu(platform)
    for (const item of items) click(item)
    expect(done.filter((one) => !one.startsWith('theme') && !['Internet Options', 'to the tray'].includes(one)).sort()).toEqual(
      ['cancel', 'find', 'new', 'refresh', 'remove', 'save'], // prettier-ignore
    )
  })

  test('lets a closed window leave the program at work, where that does not go without saying', () => {
    const { items, done } = makeMenu(platform)
    const item = items.find(({ type }) => type === 'checkbox')
    click(item)
    expect([item?.checked, done]).toEqual(platform === 'darwin' ? [undefined, []] : [false, ['to the tray']])
  })

  test('has every text, and no two letters alike in one menu', () => {
    const { template, items } = makeMenu(platform, false)
    for (const { label, type } of items) if (type !== 'separator') expect(label).toMatch(/^[^.]+$/)
    for (const menu of [template, ...items.flatMap(({ submenu }) => (Array.isArray(submenu) ? [submenu] : []))]) {
      const letters = menu.flatMap(({ label }) => /&(.)/.exec(label ?? '')?.[1]?.toLowerCase() ?? [])
      expect(new Set(letters).size, letters.join(' ')).toBe(letters.length)
      if (platform === 'darwin') expect(letters).toEqual([])
    }
  })

  test('offers no way past the page: no reload, and developer tools in a checkout only', () => {
    const roles = (packaged: boolean) => makeMenu(platform, packaged).items.map(({ role }) => role)
    expect(roles(true)).not.toContain('toggleDevTools')
    expect(roles(false)).toContain('toggleDevTools')
    for (const role of ['reload', 'forceReload', 'viewMenu', 'close'] as const) expect(roles(false)).not.toContain(role)
  })

  test('shows the theme that is chosen, and changes it', () => {
    const { items, done } = makeMenu(platform, true, 'dark')
    const themes = items.filter(({ type }) => type === 'radio')
    expect(themes.map(({ checked }) => checked)).toEqual([false, false, true])
    click(themes[1])
    expect(done).toEqual(['theme light'])
  })
})

test('Internet Options are offered on Windows only', () => {
  const offering = platforms.filter((platform) => {
    const { items, done } = makeMenu(platform)
    click(items.find(({ label }) => label?.includes('Internet')))
    return done.includes('Internet Options')
  })
  expect(offering).toEqual(['win32'])
})

test('macOS has its own menu first, with the way out of the program', () => {
  const [first] = makeMenu('darwin').template
  expect(first?.label).toBe('Server Manager')
  expect(flat([first!]).map(({ role }) => role)).toContain('quit')
  expect(makeMenu('linux').template[0]?.label).toBe('&Arquivo')
})

test.each(platforms)('newer versions are offered on %s only where this installation can bring them', (platform) => {
  expect(JSON.stringify(makeMenu(platform).template)).not.toContain('atualizações')
  const { template, items, done } = makeMenu(platform, true, 'system', true)
  const item = items.find(({ label }) => label?.includes('Procurar atualizações…'))
  click(item)
  expect(done).toEqual(['updates'])
  const home = template.find(({ submenu }) => Array.isArray(submenu) && submenu.includes(item!))
  expect(home?.label).toBe(platform === 'darwin' ? 'Server Manager' : '&Ferramentas')
})
