import type { KoaContextWithOIDC } from 'oidc-provider'

/** A parameter of the request when it is one text; undefined when it is absent or repeated. */
export function textParam(ctx: KoaContextWithOIDC, name: string): string | undefined {
  const value = ctx.oidc.params?.[name]
  return typeof value === 'string' ? value : undefined
}
