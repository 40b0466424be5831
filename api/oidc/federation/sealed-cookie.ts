import type { Request, Response } from 'express'
import { z } from 'zod'
import { cookieOf } from '../../language-choice.ts'
import { cookieTravel } from '../ehr-shells.ts'
import { type AuthorizationServerOptions, mountPathOf } from '../options.ts'

/** A sign-in at a provider that takes longer has to begin again. */
const LASTS_MS = 10 * 60_000

/** What one browser keeps for one authorization, sealed: nobody can read, change or make it but we. */
export interface SealedCookie<T> {
  keep(res: Response, uid: string, value: T): void
  /** Undefined when there is none, it is of another authorization or environment, or too old. */
  read(req: Request, uid: string): T | undefined
  drop(res: Response, uid: string): void
}

interface Kind<T> {
  /** Part of the cookie's name. */
  name: string
  /** Where it is sent to, below the issuer. */
  path: string
  schema: z.ZodType<T>
}

/** Makes a cookie for a sign-in on its way, sent to one path of one issuer, kept from scripts, for ten minutes. */
export function sealedCookie<T>(
  options: AuthorizationServerOptions,
  { name, path, schema }: Kind<T>,
): SealedCookie<T> {
  const { environment, ports, urls } = options
  const nameOf = (uid: string) => `gatehouse-${environment.toLowerCase()}-${name}-${uid}`
  const wrapped = z.object({ for: z.string(), until: z.number(), value: schema })
  const travel = {
    httpOnly: true,
    secure: urls.base.startsWith('https:'),
    ...cookieTravel(options),
    path: `${mountPathOf(options)}${path}`,
  }
  return {
    keep(res, uid, value) {
      const until = ports.clock.now().getTime() + LASTS_MS
      const sealed = ports.sealer.seal(JSON.stringify({ for: nameOf(uid), until, value }))
      res.cookie(nameOf(uid), sealed, { ...travel, maxAge: LASTS_MS })
    },
    read(req, uid) {
      const text = cookieOf(req.headers, nameOf(uid))
      const kept = wrapped.safeParse(opened(options, text))
      if (!kept.success || kept.data.for !== nameOf(uid)) return undefined
      return kept.data.until > ports.clock.now().getTime() ? kept.data.value : undefined
    },
    drop(res, uid) {
      res.clearCookie(nameOf(uid), travel)
    },
  }
}

/** Opens what we sealed; undefined when it is not ours. */
export function opened(
  { ports }: Pick<AuthorizationServerOptions, 'ports'>,
  sealed: string,
): unknown {
  try {
    return JSON.parse(ports.sealer.open(sealed))
  } catch {
    return undefined
  }
}
