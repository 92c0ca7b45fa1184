/** Made for practice, printed on the screen: not a secret. */
export const practiceUser = 'pratica'
export const practicePassword = 'pratica123'
