import type { IncomingHttpHeaders } from 'node:http'
import type { NextFunction, Request, Response } from 'express'
import {
  LANGUAGE_COOKIE,
  LANGUAGE_PARAMETER,
  type Language,
  languageFor,
  languageOfTag,
} from '../schema/vocabulary/language.ts'

const A_YEAR_MS = 365 * 24 * 3_600_000

/** Finds the language of a page: the app's wish, then what was chosen here, then the browser's. */
export function languageOf(headers: IncomingHttpHeaders, uiLocales?: unknown): Language {
  return languageFor({
    uiLocales: typeof uiLocales === 'string' ? uiLocales : undefined,
    chosen: cookieOf(headers, LANGUAGE_COOKIE),
    accepted: headers['accept-language'],
  })
}

/** Writes where the same page is found in another language. */
export function addressInLanguage(address: string, language: Language): string {
  const { pathname, searchParams } = new URL(address, 'http://gatehouse')
  searchParams.set(LANGUAGE_PARAMETER, language)
  return `${pathname}?${searchParams}`
}

/** The language somebody asks for with this very request; undefined when it is about something else. */
export function chosenLanguage({ method, query }: Request): Language | undefined {
  const chosen = query[LANGUAGE_PARAMETER]
  return method === 'GET' && typeof chosen === 'string' ? languageOfTag(chosen) : undefined
}

/**
 * Keeps the language somebody chose by a link, and leads back to the page. What an app wished for is left out from
 * then on: the person knows better. The address is built on our own, so that no link leads elsewhere by it.
 */
export function rememberLanguage(base: string) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const language = chosenLanguage(req)
    if (!language) {
      next()
      return
    }
    const { pathname, searchParams } = new URL(req.originalUrl, base)
    searchParams.delete(LANGUAGE_PARAMETER)
    searchParams.delete('ui_locales')
    const query = searchParams.toString()
    res.cookie(LANGUAGE_COOKIE, language, {
      sameSite: 'lax',
      secure: base.startsWith('https:'),
      path: '/',
      maxAge: A_YEAR_MS,
    })
    res.set('Cache-Control', 'no-store')
    res.redirect(303, `${base}${pathname}${query && `?${query}`}`)
  }
}

/** Reads one cookie of a request; empty when it is not there. */
export function cookieOf(headers: IncomingHttpHeaders, name: string): string {
  const pairs = (headers.cookie ?? '').split('; ').map((pair) => pair.split(/=(.*)/s))
  return pairs.find(([one]) => one === name)?.[1] ?? ''
}
