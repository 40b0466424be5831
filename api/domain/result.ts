/** Something that may fail in a way its caller must look at. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

/** Wraps what came out well. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** Wraps why it did not. */
export function refused<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error }
}
