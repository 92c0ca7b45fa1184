// Types and lint prove the architecture: who may import whom, with a message that names the right place.
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const electron = {
  // The package, not our own folder of that name.
  regex: '^electron($|/)',
  message: 'Only electron/desktop may import electron: put it behind a port (electron/core/ports.ts).',
}
const ban = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: [electron, ...patterns] }] })
/** electron/desktop: of Electron itself, what only one file may touch. */
const desktopBan = (...names) => ({
  'no-restricted-imports': [
    'error',
    {
      paths: [
        { name: 'electron', importNames: ['default'], message: 'Import what is used, by its name.' },
        ...names.map((importName) => ({
          name: 'electron',
          importNames: [importName],
          message: {
            ipcMain: 'Calls come in through electron/desktop/ipc-host.ts, which checks who sends them.',
            ipcRenderer: 'Only electron/preload.ts reaches the main process, and it never grows.',
            safeStorage: 'The vault is opened in electron/desktop/program.ts.',
          }[importName],
        })),
      ],
      patterns: [{ group: ['electron/*'], message: 'Import from electron.' }],
    },
  ],
})
const faces = (up) => ({
  group: ['web', 'cli', 'desktop'].map((face) => `${up}${face}/**`),
  message: 'Core knows no face: a face calls core through the dispatcher.',
})

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.cache/', 'test-results/', 'playwright-report/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'shared/tsconfig.json',
          'electron/core/tsconfig.json',
          'electron/tsconfig.json',
          'electron/desktop/tsconfig.json',
          'electron/desktop/tsconfig.tests.json',
          'renderer/tsconfig.json',
          'scripts/tsconfig.json',
          'tsconfig.tests.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      ...ban(),
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-control-regex': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // `return refuse(response)` ends a handler in one line.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
    },
  },
  {
    files: ['shared/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: ban(
      { group: ['node:*', 'react', 'react-dom'], message: 'shared runs in the page and in the back end: no Node, no DOM.' },
      { group: ['**/electron/**', '**/renderer/**'], message: 'shared imports nothing of either side.' },
    ),
  },
  {
    files: ['electron/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      ...ban(
        faces('**/'),
        { group: ['**/adapters/**'], message: 'Core knows ports, not adapters: electron/core/ports.ts.' },
        { group: ['**/renderer/**'], message: 'Core knows no face.' },
        {
          group: ['node:*', '!node:buffer'],
          message: 'Disk, network, time and chance are ports (electron/core/ports.ts); their code is in electron/adapters.',
        },
      ),
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'setImmediate', 'fetch', 'process', 'performance', 'crypto'].map((name) => ({
          name,
          message: 'Core asks a port for time, chance and the network: electron/core/ports.ts.',
        })),
      ],
    },
  },
  {
    files: ['electron/adapters/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: ban(faces('../'), faces('../../')),
  },
  {
    files: ['electron/desktop/**/*.ts', 'electron/main.ts', 'electron/preload.ts'],
    rules: {
      ...desktopBan('ipcMain', 'ipcRenderer', 'safeStorage'),
      'no-restricted-syntax': [
        'error',
        ...['Property[key.name=KEY]', 'Property[key.value=KEY]', 'MemberExpression[property.name=KEY]'].map((selector) => ({
          selector: selector.replace('KEY', '/^(webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures)$/'),
          message: 'These preferences are never set: their defaults are the safe ones (Electron security checklist 6, 8, 9, 10).',
        })),
        {
          selector: 'Property[key.name="webPreferences"] SpreadElement',
          message: 'State every preference of the window: what is spread in can switch protection off (CVE-2026-34769).',
        },
        { selector: 'Literal[value=/no-sandbox/]', message: 'Without the sandbox there is no window: the page in the browser instead.' },
      ],
    },
  },
  { files: ['electron/desktop/ipc-host.ts'], rules: desktopBan('ipcRenderer', 'safeStorage') },
  { files: ['electron/desktop/program.ts'], rules: desktopBan('ipcMain', 'ipcRenderer') },
  { files: ['electron/preload.ts'], rules: desktopBan('ipcMain', 'safeStorage') },
  // The stand-in for Electron and its tests know Electron's declarations only; they never run it.
  { files: ['e2e/desktop-stand-in/**/*.ts', 'e2e/specs/desktop/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // For the React compiler, which is not used here; the virtual list keeps its own state.
      'react-hooks/incompatible-library': 'off',
      // The form follows what the back end says, which is news from outside React.
      'react-hooks/set-state-in-effect': 'off',
      // Objects here are closures: no method of theirs knows a `this`.
      '@typescript-eslint/unbound-method': 'off',
      ...ban(
        { group: ['**/electron/**'], message: 'The page talks to the back end through renderer/client only.' },
        { group: ['node:*'], message: 'The page runs in a browser.' },
      ),
    },
  },
  // Its tests run in Node and may hold it against the other side.
  { files: ['renderer/**/*.test.ts'], rules: ban() },
  { files: ['shared/i18n/**/*.ts'], rules: { 'max-lines': 'off' } },
  { files: ['*.config.ts', 'e2e/*.config.ts', 'config/electron-stub.ts', '**/*.d.ts'], rules: { 'no-restricted-exports': 'off' } },
  {
    files: ['**/*.test.{ts,tsx}', 'test-support/**/*.ts', 'e2e/**/*.ts'],
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
)
