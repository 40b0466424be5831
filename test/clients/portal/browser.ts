import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

/** What Mantine asks of a browser and the test environment does not have. */
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
}))
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
)
Object.defineProperty(document, 'fonts', { value: new EventTarget() })

configure({ asyncUtilTimeout: 10_000 })
afterEach(() => {
  cleanup()
  window.sessionStorage.clear()
  window.localStorage.clear()
})
