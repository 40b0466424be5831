import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Request, Response } from 'express'
import { cookieOf } from '../language-choice.ts'
import { type AuthorizationServerOptions, mountPathOf } from './options.ts'

/** Accounts one browser is remembered for; the oldest is forgotten first. */
const ACCOUNTS_MAX = 10
const LASTS_DAYS = 180
const TAG_LETTERS = 22

/**
 * A cookie that says which accounts signed in with this browser before. It opens nothing: it only decides what failed
 * sign-ins are counted against (see `signInCounters`). Signed, for this issuer alone, kept from scripts; the accounts
 * are in it as keyed hashes.
 */
export interface DeviceCookie {
  /** The browser, when the account signed in with it before. */
  deviceFor(req: Request, email: string): string | undefined
  /** Remembers that the account signed in. */
  remember(req: Request, res: Response, email: string): void
}

interface Device {
  id: string
  /** Tags of accounts, latest first. */
  accounts: string[]
}

/** Makes the cookie of one environment, signed with its cookie key. */
export function deviceCookie(options: AuthorizationServerOptions, key: string): DeviceCookie {
  const name = `gatehouse-${options.environment.toLowerCase()}-device`
  const mac = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  const tagOf = (device: string, email: string) =>
    mac(`account ${device} ${email.trim().toLowerCase()}`).slice(0, TAG_LETTERS)
  const read = (req: Request): Device | undefined => {
    const [id = '', accounts = '', signature = ''] = cookieOf(req.headers, name).split('.')
    const isOurs = isSame(signature, mac(`device ${id}.${accounts}`))
    return isOurs ? { id, accounts: accounts.split('~').filter(Boolean) } : undefined
  }
  return {
    deviceFor(req, email) {
      const device = read(req)
      return device?.accounts.includes(tagOf(device.id, email)) ? device.id : undefined
    },
    remember(req, res, email) {
      const device = read(req) ?? { id: randomBytes(16).toString('base64url'), accounts: [] }
      const tag = tagOf(device.id, email)
      const others = device.accounts.filter((one) => one !== tag)
      const body = `${device.id}.${[tag, ...others].slice(0, ACCOUNTS_MAX).join('~')}`
      res.cookie(name, `${body}.${mac(`device ${body}`)}`, {
        httpOnly: true,
        sameSite: 'lax',
        secure: options.urls.base.startsWith('https:'),
        path: mountPathOf(options),
        maxAge: LASTS_DAYS * 24 * 3_600_000,
      })
    },
  }
}

function isSame(given: string, made: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(made)]
  return a.length === b.length && timingSafeEqual(a, b)
}
