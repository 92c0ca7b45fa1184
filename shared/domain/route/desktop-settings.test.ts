/** Outputs as macOS, GNOME and KDE print them. */
import { describe, expect, test } from 'vitest'
import { readGnomeSettings } from './gnome-settings.ts'
import { readKdeSettings } from './kde-settings.ts'
import { readDictionary, readMacosSettings } from './macos-settings.ts'
import { writeProxy, type ProxySettings } from './proxy-settings.ts'

const shown = (settings: ProxySettings | null) => {
  const manual = settings?.manual ?? null
  return manual && ('candidates' in manual ? `${manual.list}: ${manual.candidates.map(writeProxy).join(' ')}` : `${manual.list}: ${manual.text}`)
}

describe('macOS', () => {
  const scutil = (body: string) => `<dictionary> {\n${body}\n}\n`
  const recorded = scutil(`  ExceptionsList : <array> {
    0 : *.local
    1 : 169.254/16
  }
  ExcludeSimpleHostnames : 1
  FTPPassive : 1
  HTTPEnable : 1
  HTTPPort : 3128
  HTTPProxy : web.example
  HTTPSEnable : 1
  HTTPSPort : 8080
  HTTPSProxy : proxy.example
  ProxyAutoConfigEnable : 1
  ProxyAutoConfigURLString : http://proxy.example/proxy.pac
  ProxyAutoDiscoveryEnable : 1
  SOCKSEnable : 1
  SOCKSPort : 1080
  SOCKSProxy : socks.example
  __SCOPED__ : <dictionary> {
    en0 : <dictionary> {
      ExceptionsList : <array> {
        0 : inner.example
      }
      HTTPSEnable : 1
      HTTPSProxy : inner.example
    }
  }`)

  test('everything is read, and only from the outermost level', () => {
    const settings = readMacosSettings(recorded)
    expect(settings).toMatchObject({
      source: 'macos', autoDetect: true, script: 'http://proxy.example/proxy.pac', exceptions: ['*.local', '169.254/16', '<local>'],
    }) // prettier-ignore
    expect(shown(settings)).toBe('https: http://proxy.example:8080')
  })

  test.each([
    ['  SOCKSEnable : 1\n  SOCKSPort : 1080\n  SOCKSProxy : s.example', 'socks: socks5://s.example:1080'],
    ['  HTTPSEnable : 0\n  HTTPSProxy : p.example', null],
    ['  HTTPSEnable : 1\n  HTTPSProxy : p.example', 'https: http://p.example:80'],
    ['  HTTPSEnable : 1\n  HTTPSProxy : 2001:db8::1\n  HTTPSPort : 8080', 'https: http://[2001:db8::1]:8080'],
    ['  HTTPEnable : 1\n  HTTPProxy : p.example', 'others: HTTP p.example'],
    ['  HTTPSEnable : 1', 'malformed: '],
    ['  HTTPSEnable : 1\n  HTTPSProxy : p\n  HTTPSPort : 0', 'malformed: p:0'],
    ['', null],
  ])('%j → %s', (body, answer) => expect(shown(readMacosSettings(scutil(body)))).toBe(answer))

  test('a script that is switched off is none, and what is no dictionary is not understood', () => {
    expect(readMacosSettings(scutil('  ProxyAutoConfigEnable : 0\n  ProxyAutoConfigURLString : http://x/'))).toMatchObject({ script: null })
    for (const text of ['', 'No such key', '<dictionary> {\n  HTTPEnable : 1', '<array> {\n}']) expect(readMacosSettings(text)).toBeNull()
    expect(readDictionary('<dictionary> {\r\n  a : b : c\r\n}\r\n')?.get('a')).toBe('b : c')
  })
})

describe('GNOME', () => {
  const gsettings = (changes: Readonly<Record<string, string>> = {}) => {
    const values: Record<string, string> = {
      'org.gnome.system.proxy autoconfig-url': "''",
      'org.gnome.system.proxy ignore-hosts': "['localhost', '127.0.0.0/8', '::1']",
      'org.gnome.system.proxy mode': "'none'",
      'org.gnome.system.proxy use-same-proxy': 'true',
      'org.gnome.system.proxy.ftp host': "''",
      'org.gnome.system.proxy.ftp port': '0',
      'org.gnome.system.proxy.http authentication-password': "'segredo'",
      'org.gnome.system.proxy.http authentication-user': "'jose'",
      'org.gnome.system.proxy.http enabled': 'false',
      'org.gnome.system.proxy.http host': "''",
      'org.gnome.system.proxy.http port': '8080',
      'org.gnome.system.proxy.http use-authentication': 'false',
      'org.gnome.system.proxy.https host': "''",
      'org.gnome.system.proxy.https port': '0',
      'org.gnome.system.proxy.socks host': "''",
      'org.gnome.system.proxy.socks port': '0',
    }
    for (const [key, value] of Object.entries(changes)) values[`org.gnome.system.proxy${key}`] = value
    return Object.entries(values).map(([key, value]) => `${key} ${value}\n`).join('') // prettier-ignore
  }
  const manual = { ' mode': "'manual'" }

  test.each([
    [{}, null],
    [manual, null],
    [{ '.https host': "'p.example'", '.https port': '8080' }, null],
    [{ ...manual, '.https host': "'p.example'", '.https port': '8080' }, 'https: http://p.example:8080'],
    [{ ...manual, '.https host': "'p.example'" }, 'https: http://p.example:80'],
    [{ ...manual, '.https host': "'p.example'", '.https port': 'uint32 3128' }, 'https: http://p.example:3128'],
    [{ ...manual, '.https host': "'2001:db8::1'", '.https port': '8080' }, 'https: http://[2001:db8::1]:8080'],
    [{ ...manual, '.https host': "'https://p.example'", '.https port': '8443' }, 'https: https://p.example:8443'],
    [{ ...manual, '.socks host': "'s.example'", '.socks port': '1081' }, 'socks: socks5://s.example:1081'],
    [{ ...manual, '.socks host': "'socks4://s.example'", '.socks port': '1081' }, 'socks: socks4://s.example:1081'],
    [{ ...manual, '.https host': "'p'", '.socks host': "'s'" }, 'https: http://p:80'],
    [{ ...manual, '.http host': "'w.example'" }, 'others: http w.example'],
    [{ ...manual, '.https host': "'a b'" }, 'malformed: a b:0'],
  ])('%j → %s', (changes, answer) => expect(shown(readGnomeSettings(gsettings(changes)))).toBe(answer))

  test('automatic is a script, or a detection where its address is blank', () => {
    expect(readGnomeSettings(gsettings({ ' mode': "'auto'" }))).toMatchObject({ autoDetect: true, script: null })
    expect(readGnomeSettings(gsettings({ ' mode': "'auto'", ' autoconfig-url': "'file:///etc/it\\'s.pac'" }))).toMatchObject({ autoDetect: false, script: "file:///etc/it's.pac" })
    expect(readGnomeSettings(gsettings({ ' autoconfig-url': "'http://x/'" }))).toMatchObject({ script: null })
  })

  test('the list of hosts is read, and a password of the settings goes nowhere', () => {
    expect(readGnomeSettings(gsettings())).toMatchObject({ exceptions: ['localhost', '127.0.0.0/8', '::1'], exceptionsAre: 'domains' })
    expect(readGnomeSettings(gsettings({ ' ignore-hosts': '@as []' }))?.exceptions).toEqual([])
    expect(readGnomeSettings(gsettings({ ' ignore-hosts': `["it's", 'a\\'b', '.x']` }))?.exceptions).toEqual(["it's", "a'b", '.x'])
    expect(JSON.stringify(readGnomeSettings(gsettings(manual)))).not.toContain('segredo')
  })

  test('another text is not understood', () => {
    for (const text of ['', 'No such schema “org.gnome.system.proxy”', "org.gnome.system.proxy mode 3\n"]) expect(readGnomeSettings(text)).toBeNull()
  })
})

describe('KDE', () => {
  const kde = (...lines: string[]) => readKdeSettings([['[$Version]', 'update_info=x', '[Proxy Settings]', ...lines, '[Other]', 'ProxyType=2'].join('\n')])

  test.each([
    [['ProxyType=1', 'httpsProxy=http://p.example 8080'], 'https: http://p.example:8080'],
    [['ProxyType=1', 'httpsProxy=http://p.example:8080/'], 'https: http://p.example:8080'],
    [['ProxyType=1', 'httpsProxy=p.example:8080'], 'https: http://p.example:8080'],
    [['ProxyType=1', 'httpsProxy=http://', 'socksProxy=socks://s.example 1080'], 'socks: socks5://s.example:1080'],
    [['ProxyType=1', 'socksProxy=http://s.example 1080'], 'socks: http://s.example:1080'],
    [['ProxyType=1', 'httpProxy=http://w.example 80'], 'others: httpProxy'],
    [['ProxyType=1', 'httpsProxy=http://jose:senha@p.example 8080'], 'malformed: http://p.example 8080'],
    [['ProxyType=1'], null],
    [['ProxyType=0', 'httpsProxy=http://p.example 8080'], null],
    [['httpsProxy=http://p.example 8080'], null],
  ])('%j → %s', (lines, answer) => expect(shown(kde(...lines))).toBe(answer))

  test('scripts, detection, exceptions and their reverse', () => {
    expect(kde('ProxyType=2', 'Proxy Config Script=http://x/proxy.pac')).toMatchObject({ script: 'http://x/proxy.pac', autoDetect: false })
    expect(kde('ProxyType=2', 'Proxy Config Script[$e]=/home/josé/a b.pac')?.script).toBe('file:///home/jos%C3%A9/a%20b.pac')
    expect(kde('ProxyType=3')).toMatchObject({ script: null, autoDetect: true })
    expect(kde('ProxyType=1', 'NoProxyFor=a.example, .b.example', 'ReversedException=true')).toMatchObject({ exceptions: ['a.example', '.b.example'], reversed: true })
    expect(kde('ProxyType=1', 'ReversedException=false')?.reversed).toBe(false)
  })

  test('with type 4 the entries are names of variables', () => {
    const text = '[Proxy Settings]\nProxyType=4\nhttpsProxy=MY_PROXY\nNoProxyFor=MY_NO_PROXY\n'
    const settings = readKdeSettings([text], { MY_PROXY: 'http://p.example:3128', MY_NO_PROXY: 'a,b' })
    expect(shown(settings)).toBe('https: http://p.example:3128')
    expect(settings?.exceptions).toEqual(['a', 'b'])
    expect(shown(readKdeSettings([text], {}))).toBeNull()
  })

  test("the user's file goes over the machine's, but for what is final there", () => {
    const machine = '[Proxy Settings]\nProxyType[$i]=1\nhttpsProxy=http://machine 1\n'
    const user = '[Proxy Settings]\nProxyType=0\nhttpsProxy=http://user 2\n'
    expect(shown(readKdeSettings([machine, user]))).toBe('https: http://user:2')
    expect(shown(readKdeSettings([machine.replace('[$i]', ''), user]))).toBeNull()
    for (const texts of [[], [''], ['[Other]\nProxyType=1']]) expect(readKdeSettings(texts)).toBeNull()
  })
})
