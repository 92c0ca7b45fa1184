/** The page's entry: finds the way to the back end, then draws. */
import './no-eval.ts'
import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { languageOf } from '../shared/i18n/language.ts'
import { createPageTranslator, sayIn } from '../shared/i18n/page.ts'
import { App } from './app/App.tsx'
import { createNotices, NoticesProvider } from './app/notify.ts'
import { PageError } from './app/PageError.tsx'
import { useTheme } from './app/theme.ts'
import { createClient } from './client/client.ts'
import { ClientProvider } from './client/context.tsx'
import { createQueryClient } from './client/queries.ts'
import { createBridgeTransport, createHttpTransport, type Bridge } from './client/transport.ts'
import { createRuns } from './features/test-send/runs.ts'
import { RunsProvider } from './features/test-send/runs-context.ts'
import { textsComeBy } from './ui/later.ts'
import './main.css'

declare global {
  interface Window {
    /** electron/preload.ts; absent where the page is served on loopback */
    readonly serverManager?: Bridge
  }
}

/** The token leaves the address at once, so that it is in no bookmark and in no picture of the screen. */
function takeToken(): string | null {
  const token = /[#&]token=([\w-]+)/.exec(location.hash)?.[1] ?? null
  if (token !== null) history.replaceState(null, '', location.pathname)
  return token
}

const transport = window.serverManager ? createBridgeTransport(window.serverManager) : createHttpTransport(takeToken())
const client = createClient(transport)
const queryClient = createQueryClient(client)
const runs = createRuns(client, () => Date.now())
const notices = createNotices()
const i18n = createPageTranslator()
textsComeBy(async () => (await import('../shared/i18n/page-rest.ts')).addTheRest(i18n))
i18n.on('languageChanged', (language) => (document.documentElement.lang = language))

function Root({ styleNonce }: { readonly styleNonce: string }) {
  const [renderer] = useState(() => createDOMRenderer(document, { styleElementAttributes: { nonce: styleNonce } }))
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={useTheme()}>
        <I18nextProvider i18n={i18n}>
          <PageError>
            <ClientProvider value={client}>
              <QueryClientProvider client={queryClient}>
                <RunsProvider value={runs}>
                  <NoticesProvider value={notices}>
                    <App />
                  </NoticesProvider>
                </RunsProvider>
              </QueryClientProvider>
            </ClientProvider>
          </PageError>
        </I18nextProvider>
      </FluentProvider>
    </RendererProvider>
  )
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
const root = document.getElementById('root')

/** Whoever serves the page writes the chosen language into it, so that nothing is painted in another one first. */
async function start(): Promise<void> {
  const chosen = languageOf(document.documentElement.lang)
  // Where its texts cannot be fetched, Portuguese is better than nothing.
  if (chosen !== null && chosen !== 'pt-BR') await sayIn(i18n, chosen).catch(() => {})
  if (root)
    createRoot(root).render(
      <StrictMode>
        <Root styleNonce={nonce} />
      </StrictMode>,
    )
}
void start()
