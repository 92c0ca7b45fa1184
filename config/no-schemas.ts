/** Stands for ajv and semver in `conf` (store-without-schemas.ts): a store with a schema or with migrations would fail at once. */
export const Ajv2020 = null
const nothing = null
export { nothing as default }
