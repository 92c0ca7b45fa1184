/** Connecting to an identity provider. */
export const oauth = {
  /** what the person's browser shows at the end */
  back: { title: 'Pronto', text: 'Pode fechar esta aba e voltar ao Server Manager.' },
} as const
