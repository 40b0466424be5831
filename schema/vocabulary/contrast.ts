/** The least contrast of text and what it stands on (WCAG 2.2, 1.4.3). */
export const CONTRAST_MIN = 4.5

/** The lightest ground text stands on in light, and the lightest one in dark: the colours of ui/tokens.css. */
const GROUNDS = { light: '#f6f5f3', dark: '#1b1f23' } as const

/** What stands on the accent itself: white in light, near black in dark. */
export const ON_ACCENT = { light: '#ffffff', dark: '#0b1f21' } as const

/** Says whether a text is a colour as #rrggbb. */
export function isColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text)
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastRatio(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** The least contrast an accent has in light, as text and under text, cut to hundredths. */
export function accentContrast(accent: string): number {
  const ratios = [GROUNDS.light, ON_ACCENT.light].map((ground) => contrastRatio(accent, ground))
  return Math.floor(Math.min(...ratios) * 100) / 100
}

/** An accent in all the shades the pages need: it itself is number 7, and what takes its place in dark number 3. */
export function accentShades(accent: string): string[] {
  const dark = lightened(accent)
  return [
    mix(accent, '#ffffff', 0.9),
    mix(accent, '#ffffff', 0.78),
    mix(dark, '#ffffff', 0.4),
    dark,
    mix(dark, accent, 0.35),
    mix(dark, accent, 0.65),
    mix(accent, '#ffffff', 0.1),
    accent.toLowerCase(),
    mix(accent, '#000000', 0.22),
    mix(accent, '#000000', 0.42),
  ]
}

/** A ground in the hue of an accent that is hardly there, for dark. */
export function darkGround(accent: string): string {
  return mix(GROUNDS.dark, lightened(accent), 0.14)
}

/** The same hue, mixed with white until it can be read on dark, and near black on it. */
function lightened(accent: string): string {
  for (let part = 0; part < 1; part += 0.05) {
    const shade = mix(accent, '#ffffff', part)
    const isReadable = [GROUNDS.dark, ON_ACCENT.dark, darkest(shade)].every(
      (ground) => contrastRatio(shade, ground) >= CONTRAST_MIN,
    )
    if (isReadable) return shade
  }
  return '#ffffff'
}

/** What a shade stands on where its own ground lies under it. */
function darkest(shade: string): string {
  return mix(GROUNDS.dark, shade, 0.14)
}

function mix(one: string, other: string, part: number): string {
  const [from, to] = [channels(one), channels(other)]
  const mixed = from.map((value, index) => value + ((to[index] ?? 0) - value) * part)
  return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const part = value / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}
