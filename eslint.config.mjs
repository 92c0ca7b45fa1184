// Types and lint prove the architecture: who may import whom, with a message that names the right place.
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const electron = {
  group: ['electron', 'electron/*'],
  message: 'Only electron/desktop may import electron: put it behind a port (electron/core/ports.ts).',
}
const ban = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: [electron, ...patterns] }] })
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
          'renderer/tsconfig.json',
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
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
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
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...ban(
        { group: ['**/electron/**'], message: 'The page talks to the back end through renderer/client only.' },
        { group: ['node:*'], message: 'The page runs in a browser.' },
      ),
    },
  },
  { files: ['shared/i18n/**/*.ts'], rules: { 'max-lines': 'off' } },
  { files: ['*.config.ts', 'e2e/*.config.ts', 'config/electron-stub.ts'], rules: { 'no-restricted-exports': 'off' } },
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
