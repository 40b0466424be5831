const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** An id that can belong to nothing: what a malformed one is looked up as, so that it is simply not found. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Makes an opaque id: base64url of "Type:uuid" (Relay, global object identification). */
export function toGlobalId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url')
}

/** Reads an opaque id; undefined when it is none. */
export function readGlobalId(globalId: string): { type: string; id: string } | undefined {
  const [type, id, ...rest] = Buffer.from(globalId, 'base64url').toString('utf8').split(':')
  return type && id && !rest.length && UUID.test(id) ? { type, id } : undefined
}

/** Reads the id of an object of one type. Anything else is an id nothing has: "not there", never a crash. */
export function localId(type: string, globalId: string): string {
  const read = readGlobalId(globalId)
  return read?.type === type ? read.id : NOBODY
}

/** Reads the ids of an input, each as one of the type it is named with; what was left out stays as it is. */
export function inLocalIds<T extends object>(
  input: T,
  types: { readonly [Name in keyof T]?: string },
): T {
  const ids = Object.entries(types).flatMap(([name, type]) => {
    const id: unknown = Reflect.get(input, name)
    return typeof id === 'string' ? [[name, localId(String(type), id)]] : []
  })
  return { ...input, ...Object.fromEntries(ids) }
}
