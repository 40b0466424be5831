import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Screens on which every page works without sideways scrolling: a tablet, and the narrowest phone. */
const NARROW = [
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
]

/** What another colour scheme can break; all else is the same in both. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']

interface Outside {
  /** Selectors of parts that are not ours. */
  outside?: readonly string[]
}

/**
 * Holds the page as it stands now to the bars of every page: no axe violation in either colour scheme, and nothing
 * wider than a tablet or a phone.
 */
export async function expectSound(page: Page, { outside = [] }: Outside = {}): Promise<void> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await settled(page)
    const builder = new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
    for (const part of outside) builder.exclude(part)
    const rules = colorScheme === 'dark' ? builder.withRules(OF_COLOUR) : builder
    found.push(...(await violations(rules)).map((line) => `${colorScheme}: ${line}`))
  }
  const wide = page.viewportSize()
  for (const screen of NARROW) {
    await page.setViewportSize(screen)
    await settled(page)
    found.push(...(await sticksOut(page)))
  }
  if (wide) await page.setViewportSize(wide)
  await page.emulateMedia({ colorScheme: 'light' })
  expect(found, await page.title()).toEqual([])
}

/** Opens a page, waits until all of it is there, and holds it to the bars. */
export async function expectSoundAt(page: Page, path: string, title: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  // What a closed panel prepares out of sight loads nothing until it is opened.
  const waiting = page
    .locator('.mantine-Skeleton-root, .gallery-skeleton')
    .filter({ visible: true })
  await expect.poll(() => waiting.count(), { timeout: 30_000 }).toBe(0)
  await expectSound(page)
}

async function violations(rules: AxeBuilder): Promise<string[]> {
  const results = await rules.analyze()
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  )
}

/** What scrolls the page sideways, if anything does: the outermost elements that end beyond the screen. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement
    if (scrollWidth <= window.innerWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
    )
    const names = wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))
    return [`${scrollWidth} px wide on a screen of ${window.innerWidth}`, ...names]
  })
}

/**
 * Waits until nothing moves or fades: a colour halfway is nobody's colour. It looks again with every frame, because the
 * promise of an animation whose element goes away may never settle.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    const isMoving = ({ effect, playState }: Animation) =>
      playState === 'running' && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY
    await frame()
    do await frame()
    while (document.getAnimations().some(isMoving))
  })
}
