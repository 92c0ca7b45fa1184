/** What the scripts say to people. They run before anything is installed, so the texts of the program are out of reach. */
export const texts = {
  nodeTooOld: (/** @type {string} */ found) => `É preciso Node 20 ou mais novo; este é o ${found}. Instale um mais novo em https://nodejs.org.`,
  unknownOption: (/** @type {string} */ name, /** @type {string} */ usage) => `Opção desconhecida: ${name}\n${usage}`,
  needsValue: (/** @type {string} */ name, /** @type {string} */ usage) => `Falta o valor de ${name}.\n${usage}`,
  takesNoValue: (/** @type {string} */ name, /** @type {string} */ usage) => `${name} não leva valor.\n${usage}`,
  badPort: (/** @type {string} */ value) => `--port precisa de um número de 0 a 65535, e não de "${value}". Com 0, o programa usa uma porta livre.`,
  usage: {
    start: 'Uso: npm start -- [--desktop] [--web] [--port N] [--data-dir PASTA] [--no-open]',
    dev: 'Uso: npm run dev -- [--port N] [--data-dir PASTA]',
    none: (/** @type {string} */ name) => `Uso: npm run ${name} (sem opções)`,
  },

  waitingForLock: 'Outro comando está instalando ou compilando nesta pasta; aguardando a vez…',
  installing: (/** @type {string} */ why) => `Instalando as dependências (${why})…`,
  installReason: {
    missing: 'primeira vez; costuma levar cerca de um minuto',
    changed: 'o package-lock.json mudou',
    incomplete: 'a instalação anterior ficou incompleta',
    platform: 'foram instaladas para outro sistema',
  },
  installed: (/** @type {string} */ took) => `Dependências instaladas em ${took}.`,
  installFailed: 'A instalação não terminou. O npm disse:',
  installIncomplete: 'O npm terminou, mas ainda faltam arquivos em node_modules:',
  fetchingNode: 'Buscando o Node do projeto…',
  building: (/** @type {string} */ what) => `Compilando ${what}…`,
  built: (/** @type {string} */ what, /** @type {string} */ took) => `Pronto: ${what}, em ${took}.`,
  buildFailed: (/** @type {string} */ what) => `Não foi possível compilar ${what}:`,
  pageWeight: (/** @type {number} */ bytes) => `A página pesa ${kilobytes(bytes)} até aparecer (gzip).`,
  pageTooHeavy: (/** @type {number} */ bytes, /** @type {number} */ limit) =>
    `A página pesa ${kilobytes(bytes)} até aparecer (gzip); o limite é ${kilobytes(limit)}. O que a primeira tela não usa deve vir depois (renderer/ui/later.ts).`,
  targets: { renderer: 'a página', headless: 'o programa', desktop: 'a janela' },
  noLicenceText: (/** @type {string} */ which) =>
    `O pacote ${which} não traz o texto da licença. Encontre o texto e anote-o, com o motivo, em scripts/lib/notices.mjs.`,
  licenceChanged: (/** @type {string} */ which, /** @type {string} */ noted, /** @type {string} */ found) =>
    `O texto anotado para ${which} é da licença ${noted}, e o pacote agora diz ${found === '' ? 'nenhuma' : found}. Reveja scripts/lib/notices.mjs.`,
  noNodeLicence: 'Falta a licença do Node em node_modules/node. Rode npm rebuild node --ignore-scripts=false e tente de novo.',
  noticesWritten: (/** @type {string} */ path, /** @type {number} */ count) => `${path}: as licenças de ${count} pacotes.`,
  sbomWritten: (/** @type {string} */ path, /** @type {number} */ count) => `${path}: ${count} componentes (CycloneDX 1.6).`,
  onlyOnLinux: 'Este pacote é feito no Linux, com o dpkg-deb.',
  noDebianArchitecture: (/** @type {string} */ arch) => `Não há pacote Debian para a arquitetura ${arch}.`,
  packing: 'Montando o pacote; a compressão leva cerca de um minuto…',
  packageFailed: (/** @type {string} */ command) => `O ${command} não fez o pacote:`,
  stillWorking: (/** @type {string} */ elapsed) => `  … ${elapsed}`,
  windowOrPage: '--desktop pede a janela; --web, --port e --no-open são da página. Escolha um dos dois.',
  fetchingElectron: 'Buscando o Electron para abrir a janela (no máximo 1 minuto)…',
  fetchedElectron: (/** @type {string} */ took) => `Electron pronto em ${took}.`,
  openingWindow: 'Abrindo a janela. Ctrl+C encerra.',
  pageInstead: (/** @type {string} */ why) => `Sem janela: ${why}. O programa abre a página no navegador.`,
  windowImpossible: (/** @type {string} */ why) => `A janela não pode abrir: ${why}.`,
  noWindow: {
    root: 'como root ela rodaria sem isolamento',
    'no-display': 'não há tela (DISPLAY ou WAYLAND_DISPLAY)',
    'no-sandbox': 'este sistema não deixa isolar os processos dela (user namespaces)',
    'named-missing': 'não há Electron na pasta indicada em ELECTRON_OVERRIDE_DIST_PATH',
    'download-off': 'falta o Electron, e ELECTRON_SKIP_BINARY_DOWNLOAD não deixa buscá-lo',
    'download-failed': 'não foi possível buscar o Electron',
    'download-failed-lately': 'falta o Electron, e buscá-lo falhou há menos de um dia; com --desktop tenta de novo',
    'did-not-start': 'o Electron terminou logo depois de iniciar',
  },

  starting: 'Iniciando. Ctrl+C encerra. O programa atende neste endereço:',
  couldNotStart: (/** @type {string} */ what, /** @type {string} */ why) => `Não foi possível iniciar ${what}: ${why}`,

  waitingForTests: 'Outros testes de ponta a ponta estão rodando nesta pasta; aguardando a vez…',

  watching: 'Recompilando a cada mudança. A página se recarrega à mão; o programa reinicia sozinho, com outro endereço. Ctrl+C encerra.',
  restarting: 'Programa compilado; iniciando…',

  steps: {
    install: 'Instalação',
    types: 'Tipos',
    lint: 'Lint',
    unit: 'Testes unitários e de integração',
    build: 'Compilação',
    e2e: 'Testes de ponta a ponta',
  },
  browserFound: (/** @type {string} */ path, /** @type {string} */ how) => `Chromium: ${path} (${how})`,
  browserHow: {
    environment: 'indicado no ambiente',
    system: 'do sistema',
    playwright: 'do Playwright',
    download: 'baixado pelo Playwright',
    debian: 'pacote do Debian',
  },
  browserNamedButMissing: (/** @type {string} */ variable, /** @type {string} */ path) => `${variable} indica ${path}, que não existe.`,
  browserDoesNotStart: (/** @type {string} */ path, /** @type {string} */ why) => `${path} não serve: ${why}`,
  browserDownloading: 'Nenhum Chromium nesta máquina; baixando o do Playwright…',
  browserFromDebian: 'O download não foi possível; instalando o pacote chromium do Debian…',
  browserNone:
    'Não há Chromium para os testes de ponta a ponta. Instale Chromium, Chrome ou Edge, ou indique um em SM_CHROMIUM.',
  noTestsFound: (/** @type {string} */ what) => `${what}: nenhum teste encontrado`,
  runnerFailed: (/** @type {string} */ what, /** @type {number} */ code) => `${what}: terminou com código ${code}`,
  runnerLeftNoReport: (/** @type {string} */ what) => `${what}: não deixou relatório`,
  notReached: 'não rodaram, porque a compilação falhou',
  skippedHeading: 'Pulados:',
  failedHeading: 'Falharam:',
  noReason: 'sem motivo anotado',
  didNotRun: 'não chegou a rodar',
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.ceil(bytes / 1000)} kB`
}

/** 950 ms, 4,2 s, 1 min 05 s. @param {number} ms */
export function duration(ms) {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1).replace('.', ',')} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}

/** Progress goes to standard error: standard output belongs to the answer. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** An end that was foreseen: its sentence is all there is to say. */
export class Failure extends Error {
  /** @param {string} message @param {number} [exitCode] */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}
