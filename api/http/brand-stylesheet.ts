import { type Request, type Response, Router } from 'express'
import { accentShades, darkGround, ON_ACCENT } from '../../schema/vocabulary/contrast.ts'
import { BRAND_STYLESHEET } from '../../schema/vocabulary/organization-face.ts'
import type { RequestContext } from '../context.ts'
import { hospitalFace } from '../queries/platform/hospital-face.ts'

/**
 * `GET /brand.css`: the colours of the hospital over those of the product, for gallery, portal and the pages without
 * scripts alike. Browsers ask each time whether it changed.
 */
export function brandStylesheet(anonymous: (req: Request) => RequestContext): Router {
  const router = Router()
  router.get(BRAND_STYLESHEET, async (req: Request, res: Response) => {
    const { em, organizationId } = anonymous(req)
    const { brand } = await hospitalFace(em, organizationId)
    res.set('Cache-Control', 'public, no-cache').type('css').send(stylesheet(brand.accent))
  })
  return router
}

function stylesheet(accent: string | undefined): string {
  if (!accent) return '/* The colours of the product. */\n'
  const shades = accentShades(accent)
  const [soft = '', , light = '', dark = ''] = shades
  const own = {
    '--gh-accent': pair(accent, dark),
    '--gh-accent-hover': pair(shades[8] ?? accent, light),
    '--gh-accent-soft': pair(soft, darkGround(accent)),
    '--gh-on-accent': pair(ON_ACCENT.light, ON_ACCENT.dark),
    '--gh-focus': pair(accent, light),
    ...Object.fromEntries(shades.map((shade, index) => [`--mantine-color-teal-${index}`, shade])),
  }
  const lines = Object.entries(own).map(([name, value]) => `  ${name}: ${value};`)
  // Twice the root: stronger than the sheets of the product, whichever comes first.
  return `:root:root {\n${lines.join('\n')}\n}\n`
}

function pair(light: string, dark: string): string {
  return `light-dark(${light}, ${dark})`
}
