/** The statements, built by knex: every value is a parameter, every name is quoted by the dialect. */
import type { Knex } from 'knex'
import type { Query } from './driver.ts'

export function native(builder: Knex.QueryBuilder | Knex.Raw): Query {
  const { sql, bindings } = builder.toSQL().toNative()
  return { sql, bindings }
}

export interface TablePlace {
  readonly owner: string
  readonly relation: string
}

/**
 * One page in the order of the key, from behind the last row of the page before: as quick on the last page as on the first,
 * and nothing is read twice when rows come or go meanwhile.
 */
export function pageQuery(builder: Knex, table: TablePlace, columns: readonly string[], key: string, after: unknown, limit: number): Query {
  const query = builder.withSchema(table.owner).select([...columns]).from(table.relation).orderBy(key).limit(limit)
  return native(after === null ? query : query.where(key, '>', after as Knex.Value))
}
