/** Stands for what nothing here uses (without-unused.ts): whoever called it all the same would fail at once. */
export const Ajv2020 = null
const nothing = null
export { nothing as default }
