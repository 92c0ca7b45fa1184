/** See ../index.ts. Filled by the texts of its part. */
export const practice = {} as const
