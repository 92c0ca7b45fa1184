/** See ../index.ts. Filled by the texts of its part. */
export const internet = {} as const
