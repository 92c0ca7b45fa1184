/**
 * Parts of packages that bring no declarations for them. Of knex only the dialects that are used are loaded: its entry brings
 * those of seven other databases along.
 */
declare module 'knex/lib/knex-builder/make-knex.js' {
  import type { Knex } from 'knex'
  const makeKnex: (client: Knex.Client) => Knex
  export default makeKnex
}
declare module 'knex/lib/dialects/postgres/index.js' {
  import type { Knex } from 'knex'
  const Client: new (config: object) => Knex.Client
  export default Client
}
declare module 'knex/lib/dialects/mssql/index.js' {
  import type { Knex } from 'knex'
  const Client: new (config: object) => Knex.Client
  export default Client
}
declare module 'knex/lib/dialects/oracledb/index.js' {
  import type { Knex } from 'knex'
  const Client: new (config: object) => Knex.Client
  export default Client
}
declare module 'oracledb' {
  interface Connection {
    callTimeout: number
    readonly oracleServerVersionString: string
    execute(sql: string, bindings: readonly unknown[], options: object): Promise<{ rows?: readonly Record<string, unknown>[] }>
    rollback(): Promise<void>
    close(options?: { drop?: boolean }): Promise<void>
  }
  const oracledb: {
    readonly OUT_FORMAT_OBJECT: number
    readonly thin: boolean
    getConnection(options: object): Promise<Connection>
  }
  export type { Connection }
  export default oracledb
}
