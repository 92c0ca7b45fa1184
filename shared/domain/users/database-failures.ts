/** Why the ERP's database could not be read: a closed list, each with the field to go to and the phase whose exit code it has. */

export const databaseFailures = {
  'settings-missing': { field: 'database.host', phase: 'settings' },
  'password-lost': { field: 'database.password', phase: 'settings' },
  'host-not-found': { field: 'database.host', phase: 'dns' },
  refused: { field: 'database.port', phase: 'connect' },
  unreachable: { field: 'database.host', phase: 'connect' },
  'timed-out': { field: 'database.host', phase: 'connect' },
  'instance-not-found': { field: 'database.instance', phase: 'connect' },
  /** closed by the other side while something was asked */
  lost: { field: 'database.port', phase: 'connect' },
  /** what answers there speaks something else */
  'not-this-database': { field: 'database.kind', phase: 'connect' },
  'tls-not-offered': { field: 'database.encryption', phase: 'tls' },
  'tls-required': { field: 'database.encryption', phase: 'tls' },
  'tls-untrusted': { field: 'database.encryption', phase: 'tls' },
  'tls-failed': { field: 'database.encryption', phase: 'tls' },
  'wrong-password': { field: 'database.password', phase: 'auth' },
  'password-expired': { field: 'database.password', phase: 'auth' },
  'account-locked': { field: 'database.user', phase: 'auth' },
  /** the server's access rules want nobody from here */
  'not-admitted': { field: 'database.user', phase: 'auth' },
  /** a password kept in a way (10G) that the driver does not speak */
  'password-too-old': { field: 'database.user', phase: 'auth' },
  'no-database': { field: 'database.name', phase: 'settings' },
  'too-old': { field: 'database.kind', phase: 'settings' },
  'native-encryption': { field: 'database.kind', phase: 'tls' },
  'no-table': { field: 'database.schema', phase: 'settings' },
  'several-tables': { field: 'database.schema', phase: 'settings' },
  'missing-columns': { field: 'database.schema', phase: 'settings' },
  'no-permission': { field: 'database.user', phase: 'settings' },
  'statement-timed-out': { field: null, phase: 'settings' },
  /** rows out of order, or answers that make no sense */
  nonsense: { field: null, phase: 'settings' },
  unknown: { field: null, phase: 'settings' },
} as const satisfies Readonly<Record<string, { field: string | null; phase: 'settings' | 'dns' | 'connect' | 'tls' | 'auth' }>>
export type DatabaseFailureCode = keyof typeof databaseFailures
export const databaseFailureCodes = Object.keys(databaseFailures) as [DatabaseFailureCode, ...DatabaseFailureCode[]]

/** The usual port of each kind, where none is given. */
export const databasePorts = { sqlserver: 1433, oracle: 1521, postgresql: 5432 } as const
