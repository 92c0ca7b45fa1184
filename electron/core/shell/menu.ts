/** The window's menu. What the toolbar does, it does through the page: one place decides what "Salvar" means. */
import type { AppEvent } from '../../../shared/contract/events.ts'
import type { Translate } from './manners.ts'

type Command = Extract<AppEvent, { name: 'shell.command' }>['data']['command']
type Theme = 'system' | 'light' | 'dark'
type Role =
  | 'about' | 'close' | 'copy' | 'cut' | 'hide' | 'hideOthers' | 'minimize' | 'paste' | 'quit' | 'redo' | 'resetZoom' | 'selectAll' | 'toggleDevTools'
  | 'togglefullscreen' | 'undo' | 'unhide' | 'zoomIn' | 'zoomOut' // prettier-ignore

/** What Electron takes for an entry, as far as it is used here. */
export interface MenuItem {
  label?: string
  role?: Role
  type?: 'separator' | 'radio' | 'checkbox'
  checked?: boolean
  enabled?: boolean
  accelerator?: string
  click?: () => void
  submenu?: MenuItem[]
}

export interface MenuActions {
  command(command: Command): void
  theme(theme: Theme): void
  internetOptions(): void
  /** the other way from now on */
  closeToTray(): void
  /** null: this installation brings no newer versions by itself */
  readonly updates: (() => void) | null
}

export function menuTemplate(options: {
  readonly platform: NodeJS.Platform
  readonly packaged: boolean
  readonly theme: Theme
  /** closing the window leaves the program at work */
  readonly closeToTray: boolean
  readonly name: string
  readonly t: Translate
  readonly act: MenuActions
}): MenuItem[] {
  const { platform, packaged, theme, closeToTray, name, act } = options
  const mac = platform === 'darwin'
  // macOS has no underlined letters; there the & would be seen.
  const t = (key: string) => {
    const label = options.t(`desktop.menu.${key}`, { name })
    return mac ? label.replace('&', '') : label
  }
  const separator = { type: 'separator' } as const
  const command = (key: Command, accelerator?: string): MenuItem => ({
    label: t(key),
    ...(accelerator !== undefined && { accelerator }),
    click: () => act.command(key),
  })
  const updates = act.updates ? [{ label: t('updates'), click: act.updates }] : []
  const tools = platform === 'win32' ? [{ label: t('internetOptions'), click: () => act.internetOptions() }] : []
  if (!mac) tools.push(...updates)
  const stays = mac ? [] : [{ label: t('closeToTray'), type: 'checkbox' as const, checked: closeToTray, click: () => act.closeToTray() }]
  const role = (key: string, wanted: Role) => ({ label: t(key), role: wanted })

  return [
    ...(mac
      ? [
          {
            label: name,
            submenu: [
              role('about', 'about'), ...updates, separator,
              role('hide', 'hide'), role('hideOthers', 'hideOthers'), role('showAll', 'unhide'), separator,
              role('quit', 'quit'),
            ], // prettier-ignore
          },
        ]
      : []),
    {
      label: t('file'),
      submenu: [
        command('new', 'CmdOrCtrl+N'),
        command('save', 'CmdOrCtrl+S'),
        command('cancel'),
        separator,
        command('remove'),
        ...(mac ? [] : [separator, ...stays, role('quit', 'quit')]),
      ],
    },
    {
      label: t('edit'),
      submenu: [
        role('undo', 'undo'), role('redo', 'redo'), separator,
        role('cut', 'cut'), role('copy', 'copy'), role('paste', 'paste'), role('selectAll', 'selectAll'), separator,
        command('find', 'CmdOrCtrl+F'),
      ], // prettier-ignore
    },
    {
      label: t('view'),
      submenu: [
        command('refresh', 'F5'),
        separator,
        {
          label: t('theme'),
          submenu: (['system', 'light', 'dark'] as const).map((value) => ({
            label: t(`themes.${value}`),
            type: 'radio' as const,
            checked: value === theme,
            click: () => act.theme(value),
          })),
        },
        separator,
        role('zoomIn', 'zoomIn'), role('zoomOut', 'zoomOut'), role('zoomReset', 'resetZoom'), separator,
        role('fullScreen', 'togglefullscreen'),
        ...(packaged ? [] : [role('developerTools', 'toggleDevTools')]),
      ], // prettier-ignore
    },
    ...(tools.length > 0 ? [{ label: t('tools'), submenu: tools }] : []),
    ...(mac ? [{ label: t('window'), submenu: [role('minimize', 'minimize')] }] : []),
  ]
}
