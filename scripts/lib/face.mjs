/** Which face `npm start` shows. The one place for that decision. */

/** @typedef {{ face: 'page' }} Choice */

/** @param {{ web?: boolean }} _asked @returns {Choice} */
export function chooseFace(_asked) {
  return { face: 'page' }
}
