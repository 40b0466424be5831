import { readFileSync } from 'node:fs'
import path from 'node:path'
import { BRAND_STYLESHEET } from '../../schema/vocabulary/organization-face.ts'

const BASE = '/gallery-assets/'
const BODY_FONT = /inter-latin-wght-normal-[^/]*\.woff2$/

/** The built files one page loads, as addresses. */
export interface PageAssets {
  readonly stylesheets: readonly string[]
  readonly scripts: readonly string[]
  readonly earlyScript: string
  readonly fonts: readonly string[]
  readonly modules: readonly string[]
}

/** The built files of every kind of server-written page. */
export interface GalleryAssets {
  /** Tokens, typeface and plain stylesheet in one file: all a sign-in page needs. */
  readonly plain: string
  /** Asks the browser for a passkey, on the sign-in page that offers one. */
  readonly passkeyScript: string
  readonly publicPage: PageAssets
  readonly myApps: PageAssets
}

interface ManifestEntry {
  readonly file: string
  readonly imports?: readonly string[]
}

/**
 * Reads which files the gallery's build made.
 *
 * @throws when the gallery was not built into this folder.
 */
export function readGalleryAssets(distFolder: string): GalleryAssets {
  const file = path.join(distFolder, 'client/.vite/manifest.json')
  const manifest: Readonly<Record<string, ManifestEntry>> = JSON.parse(readFileSync(file, 'utf8'))
  const entry = (source: string): ManifestEntry => {
    const found = manifest[source]
    if (!found) throw new Error(`The gallery's build has no ${source}; build it again.`)
    return found
  }
  const addressOf = (source: string): string => BASE + entry(source).file
  const publicPage: PageAssets = {
    stylesheets: [
      addressOf('src/styles/plain.css'),
      addressOf('src/styles/gallery.css'),
      BRAND_STYLESHEET,
    ],
    scripts: [],
    earlyScript: addressOf('src/enhance/main.ts'),
    fonts: Object.values(manifest)
      .filter((asset) => BODY_FONT.test(asset.file))
      .map((asset) => BASE + asset.file),
    modules: (entry('src/enhance/main.ts').imports ?? []).map(addressOf),
  }
  return {
    plain: addressOf('src/styles/plain.css'),
    passkeyScript: addressOf('src/enhance/passkey.ts'),
    publicPage,
    myApps: { ...publicPage, scripts: [addressOf('src/main.tsx')] },
  }
}
