import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { LANGUAGE_COOKIE } from '../schema/vocabulary/language.ts'
import { type RunningProduct, startProduct } from './pictures/product.ts'
import type { Scene } from './pictures/scene.ts'
import { SCENES } from './pictures/scenes.ts'
import { settled } from './pictures/visit.ts'

/**
 * Starts the built product with its demo and photographs it.
 *
 * Without options it writes the pictures of the README to docs/images. With `--all` it writes every
 * page at three widths in light and dark, whole length, into the folder of `--out`, to be looked at;
 * `--only <name>`, as often as wanted, takes single pages; `--language es` reads them in that language, loaded anew.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      all: { type: 'boolean' },
      out: { type: 'string' },
      only: { type: 'string', multiple: true },
      language: { type: 'string' },
    },
  })
  if (values.all && !values.out) throw new Error('--all needs --out <folder>.')
  const folder = path.resolve(values.out ?? path.join(import.meta.dirname, '../docs/images'))
  mkdirSync(folder, { recursive: true })
  const scenes = SCENES.filter(({ name, isInReadme }) =>
    values.only ? values.only.includes(name) : values.all || isInReadme,
  )
  const sizes = values.all ? EVERY : README
  const product = await startProduct()
  try {
    const browser = await openBrowser()
    try {
      await photograph(scenes, { product, browser, folder, sizes, language: values.language })
    } finally {
      await browser.close()
    }
  } finally {
    await product.stop()
  }
}

interface Studio {
  readonly product: RunningProduct
  readonly browser: Browser
  readonly folder: string
  readonly sizes: readonly Size[]
  /** What pages are read in; people come to them in English. */
  readonly language: string | undefined
}

interface Size {
  readonly width: number
  readonly height: number
  readonly scheme: 'light' | 'dark'
  /** The whole length of the page, and the size in the name of the file. */
  readonly isForInspection: boolean
}

const README: readonly Size[] = [
  { width: 1280, height: 800, scheme: 'light', isForInspection: false },
]

const EVERY: readonly Size[] = [
  [1440, 900],
  [768, 1024],
  [390, 844],
].flatMap(([width = 0, height = 0]) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, height, scheme, isForInspection: true })),
)

function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox', // containers run as root, where Chromium's sandbox does not start
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Each person has one browser, so that they sign in once. A page that fails does not stop the others. */
async function photograph(scenes: readonly Scene[], studio: Studio): Promise<void> {
  const pages = new Map<string, Page>()
  for (const scene of scenes) {
    const who = scene.role ?? 'visitor'
    const page = pages.get(who) ?? (await newPage(studio.browser))
    pages.set(who, page)
    try {
      await shoot(scene, page, studio)
    } catch (error) {
      process.exitCode = 1
      console.error(`${scene.name}: ${error instanceof Error ? error.message : error}`)
      await page.screenshot({ path: path.join(studio.folder, `${scene.name}-failed.png`) })
    }
  }
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`  ${page.url()} says: ${message.text()}`)
  })
  page.on('pageerror', (error) => console.error(`  ${page.url()} throws: ${error.message}`))
  return page
}

async function shoot(scene: Scene, page: Page, studio: Studio): Promise<void> {
  const { product, folder, language, sizes } = studio
  await adjust(page, sizes[0] ?? README[0])
  const person = scene.role && product.signIns.get(scene.role)
  if (scene.role && !person) throw new Error(`the demo has no ${scene.role}`)
  await scene.show({ page, url: product.url, person })
  if (language) await readIn(page, language)
  if (scene.isUnfolded) {
    await page.locator('main details').evaluateAll((all) => {
      for (const details of all) details.setAttribute('open', '')
    })
  }
  for (const size of sizes) {
    await adjust(page, size)
    const suffix = size.isForInspection ? `-${size.width}-${size.scheme}` : ''
    await page.screenshot({
      path: path.join(folder, `${scene.name}${suffix}.png`),
      fullPage: size.isForInspection,
      animations: 'disabled',
      caret: 'hide',
    })
    await warnOfSidewaysScrolling(page, `${scene.name}${suffix}`)
  }
  if (language) await page.context().clearCookies({ name: LANGUAGE_COOKIE })
  console.log(scene.name)
}

async function readIn(page: Page, language: string): Promise<void> {
  const { origin: url } = new URL(page.url())
  await page.context().addCookies([{ name: LANGUAGE_COOKIE, value: language, url }])
  await page.reload()
  await settled(page)
}

async function adjust(page: Page, size: Size | undefined): Promise<void> {
  if (!size) return
  await page.setViewportSize({ width: size.width, height: size.height })
  await page.emulateMedia({ colorScheme: size.scheme, reducedMotion: 'reduce' })
}

async function warnOfSidewaysScrolling(page: Page, name: string): Promise<void> {
  const { excess, last } = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    const out = [...document.querySelectorAll('main *')].filter(
      (element) =>
        element.getBoundingClientRect().right > clientWidth && !element.closest('table, pre'),
    )
    return { excess: scrollWidth - clientWidth, last: out.at(-1)?.outerHTML.slice(0, 200) }
  })
  if (excess > 0) console.error(`  ${name} scrolls sideways by ${excess} px: ${last}`)
}

await main()
