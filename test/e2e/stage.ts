import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { startTestPlatform, type TestPlatform } from '../support/test-platform.ts'

/** The platform, and people with browsers in front of it. */
export interface Stage {
  platform: TestPlatform
  /** What went wrong inside pages: scripts that threw, things the content security policy refused. */
  faults: string[]
  /** A person with a browser of their own: nobody shares cookies. */
  visitor(options?: BrowserContextOptions): Promise<Page>
  stop(): Promise<void>
}

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts both for one file of journeys; the variables are those of the platform. */
export async function openStage(env: Record<string, string> = {}): Promise<Stage> {
  const [platform, browser] = await Promise.all([
    startTestPlatform({ env }),
    chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGS }),
  ])
  const faults: string[] = []
  return {
    platform,
    faults,
    async visitor(options) {
      const context = await browser.newContext({
        baseURL: platform.url,
        viewport: { width: 1280, height: 900 },
        locale: 'en-GB',
        reducedMotion: 'reduce',
        ...options,
      })
      context.setDefaultTimeout(60_000)
      const page = await context.newPage()
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
      page.on('console', (message) => {
        const isRefused = /Content Security Policy/i.test(message.text())
        if (isRefused) faults.push(`${page.url()}: ${message.text()}`)
      })
      return page
    },
    async stop() {
      await browser.close()
      await platform.stop()
    },
  }
}
