/** The columns of Z_GRUPOUSUARIOS that are read (domain.md §3). Older versions of the ERP have fewer: what is there is read. */

export const usersTable = 'Z_GRUPOUSUARIOS'

export const userColumns = [
  'HANDLE',
  'APELIDO',
  'NOME',
  'EMAIL',
  'INATIVO',
  'SMTPSERVER',
  'SMTPPORT',
  'SMTPAUTENTICADO',
  'SMTPUSER',
  'SMTPPASSWORD',
  'SMTPSSL',
] as const
export type UserColumn = (typeof userColumns)[number]

/** Without a login nobody can be told apart, and without the key the rows cannot be read in an order. */
export const neededColumns: readonly UserColumn[] = ['HANDLE', 'APELIDO']

/** One row as the driver gave it: everything in it is somebody else's word. */
export type UserRow = Readonly<Partial<Record<UserColumn, unknown>>>

/** As many users as are read at most; more than any installation has, and less than would fill a computer. */
export const mostUsers = 20_000
