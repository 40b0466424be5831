import type { NextFunction, Request, Response } from 'express'
import { sha256Hex } from '../secrets.ts'
import { type AuthorizationServerOptions, issuerOf } from './options.ts'

/**
 * How the hospital's pages look, for apps that want to look alike: the light colours of `ui/tokens.css`.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#styling
 */
const STYLE = {
  color_background: '#ffffff',
  color_error: '#b42318',
  color_highlight: '#0b5f66',
  color_modal_backdrop: '#1d2023',
  color_success: '#1a6b3c',
  color_text: '#1d2023',
  dim_border_radius: '6px',
  dim_font_size: '15px',
  dim_spacing_size: '16px',
  font_family_body: '"Inter Variable", system-ui, sans-serif',
  font_family_heading: '"Inter Variable", system-ui, sans-serif',
}

const TEXT = JSON.stringify(STYLE)
/** Another content has another address, so that an app may keep what it read (SMART.md CTX-05). */
const PATH = `/smart-style-${sha256Hex(TEXT).slice(0, 16)}.json`

/** Where the style lies. */
export function smartStyleUrl(options: AuthorizationServerOptions): string {
  return `${issuerOf(options)}${PATH}`
}

/** Serves the style to anybody, from any origin. */
export function serveSmartStyle(req: Request, res: Response, next: NextFunction): void {
  if (req.path !== PATH) {
    next()
    return
  }
  res
    .set({
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'public, max-age=31536000, immutable',
    })
    .type('json')
    .send(TEXT)
}
