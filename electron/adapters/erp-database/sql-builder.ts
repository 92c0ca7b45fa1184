import type { Knex } from 'knex'
import makeKnex from 'knex/lib/knex-builder/make-knex.js'

/** knex without a connection: it writes SQL in a dialect and does nothing else. Only the drivers load it. */
export function sqlBuilder(Dialect: new (config: object) => Knex.Client): Knex {
  return makeKnex(new Dialect({ client: Dialect }))
}
