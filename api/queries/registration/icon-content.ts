import type { RequestContext } from '../../context.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads the PNG of an icon. Icons are public: they stand in the gallery. */
export async function iconContent(ctx: RequestContext, id: string): Promise<Buffer | undefined> {
  if (!UUID.test(id)) return undefined
  const [row] = await ctx.em.execute<{ content: Buffer }[]>(
    'select content from icon where id = ?',
    [id],
  )
  return row?.content
}
