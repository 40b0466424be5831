/** A prepared statement as the driver takes it. */
export interface NamedStatement {
  name: string
  text: string
}

/**
 * Names statements, so that each connection parses and plans one once, and numbers their `?`. Statements are texts of our own
 * code, so there are as many names as there are shapes of a query.
 */
export function statementNames(): (sql: string) => NamedStatement {
  const known = new Map<string, NamedStatement>()
  return (sql) => {
    const named = known.get(sql)
    if (named) return named
    let count = 0
    const text = sql.replaceAll('?', () => `$${++count}`)
    const statement = { name: `gatehouse_${known.size}`, text }
    known.set(sql, statement)
    return statement
  }
}
