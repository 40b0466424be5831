/** A body as far as it was taken: whole in `held`, or what was too much as a stream of all of it. */
export interface TakenBody {
  readonly held: Buffer
  readonly rest: AsyncIterable<Uint8Array> | undefined
}

/**
 * Takes a body whole while it has at most so many bytes; of a larger one no more is taken than that, and the
 * stream gives what was taken first. Whoever does not read the stream has to end the body.
 */
export async function takeBody(
  body: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<TakenBody> {
  const chunks: Uint8Array[] = []
  let size = 0
  const iterator = body[Symbol.asyncIterator]()
  for (;;) {
    const { done, value } = await iterator.next()
    if (done) return { held: Buffer.concat(chunks), rest: undefined }
    chunks.push(value)
    size += value.length
    if (size > mostBytes) return { held: Buffer.alloc(0), rest: joined(chunks, iterator) }
  }
}

async function* joined(chunks: Uint8Array[], iterator: AsyncIterator<Uint8Array>) {
  try {
    for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) yield chunk
    for (;;) {
      const { done, value } = await iterator.next()
      if (done) return
      yield value
    }
  } finally {
    // Whoever stops reading early ends the answer behind us too.
    await iterator.return?.()
  }
}
