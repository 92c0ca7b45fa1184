/** The id of the element where the field of this path is typed: labels, errors and "Ir ao campo" find it by it. */
export const fieldId = (path: string): string => `field-${path}`
