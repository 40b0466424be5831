import { ICON_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { DemoIcon } from './demo-app.ts'

/**
 * Draws an icon as a vendor would hand it in: a square PNG of the size the gallery asks for.
 * Drawn with shapes only, because letters would depend on the fonts of the machine.
 */
export async function drawIcon({ from, to, drawing }: DemoIcon): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  const { width, height } = ICON_LIMITS
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 24 24">
  <defs><linearGradient id="ground" x1="0" y1="0" x2="1" y2="1">
    <stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/>
  </linearGradient></defs>
  <rect width="24" height="24" fill="url(#ground)"/>
  <g transform="translate(4.2 4.2) scale(0.65)" fill="none" stroke="#fff" stroke-width="2"
    stroke-linecap="round" stroke-linejoin="round">${drawing}</g>
</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
