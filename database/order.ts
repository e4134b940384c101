type Order = { column: string; order: 'desc' }

/** The latest first, by this time. Rows of one moment follow their ids, so no page repeats one. */
export function newestFirst(column: string): Order[] {
  return [
    { column, order: 'desc' },
    { column: 'id', order: 'desc' },
  ]
}
