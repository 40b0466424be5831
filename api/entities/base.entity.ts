import { p } from '@mikro-orm/core'

/** Columns every row has: who owns it (organisation), when it was made, when it last changed. */
export const ownedRow = {
  id: p
    .uuid()
    .primary()
    .onCreate(() => crypto.randomUUID()),
  organizationId: p.uuid(),
  createdAt: p.datetime().onCreate(() => new Date()),
}

/**
 * Columns of a row people edit: besides the above, the optimistic lock.
 *
 * `revision` is what GraphQL calls `revision` and inputs call `expectedRevision`; two people changing one
 * row at a time get a StaleRevisionError instead of a lost edit.
 */
export const editableRow = {
  ...ownedRow,
  updatedAt: p
    .datetime()
    .onCreate(() => new Date())
    .onUpdate(() => new Date()),
  revision: p.integer().version(),
}
