/** What a browser keeps from this page, and so from a sign-in (R131). */
export type StorageProblem = 'COOKIES_BLOCKED' | 'STORAGE_BLOCKED' | 'FRAMED_WITHOUT_COOKIES'

/** The parts of a browser that are asked; the window itself is one. */
export interface BrowserFacts {
  readonly cookieEnabled: boolean
  readonly isFramed: boolean
  /** Throws where storage is blocked. */
  readonly touchStorage: () => void
  /** Undefined where the browser does not know the Storage Access API. */
  readonly hasStorageAccess?: (() => Promise<boolean>) | undefined
}

/** Finds out what is blocked, worst first; undefined when a sign-in can work. */
export async function findStorageProblem(
  browser: BrowserFacts = browserFacts(),
): Promise<StorageProblem | undefined> {
  if (browser.isFramed && !(await mayUseCookies(browser))) return 'FRAMED_WITHOUT_COOKIES'
  if (!browser.cookieEnabled) return 'COOKIES_BLOCKED'
  try {
    browser.touchStorage()
    return undefined
  } catch {
    return 'STORAGE_BLOCKED'
  }
}

async function mayUseCookies({ hasStorageAccess, cookieEnabled }: BrowserFacts): Promise<boolean> {
  return hasStorageAccess ? hasStorageAccess().catch(() => false) : cookieEnabled
}

const PROBE = 'gatehouse.probe'

function browserFacts(): BrowserFacts {
  return {
    cookieEnabled: navigator.cookieEnabled,
    isFramed: window.self !== window.top,
    touchStorage: () => {
      window.sessionStorage.setItem(PROBE, '1')
      window.sessionStorage.removeItem(PROBE)
    },
    hasStorageAccess: document.hasStorageAccess?.bind(document),
  }
}
