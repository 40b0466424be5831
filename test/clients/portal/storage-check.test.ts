import { describe, expect, it } from 'vitest'
import { type BrowserFacts, findStorageProblem } from '../../../portal/src/lib/storage-check.ts'

const OPEN: BrowserFacts = {
  cookieEnabled: true,
  isFramed: false,
  touchStorage: () => undefined,
  hasStorageAccess: async () => true,
}

const blocked = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

describe('what a browser blocks', () => {
  it.each<[string, Partial<BrowserFacts>, Awaited<ReturnType<typeof findStorageProblem>>]>([
    ['nothing', {}, undefined],
    ['cookies', { cookieEnabled: false }, 'COOKIES_BLOCKED'],
    ['storage', { touchStorage: blocked }, 'STORAGE_BLOCKED'],
    ['cookies and storage', { cookieEnabled: false, touchStorage: blocked }, 'COOKIES_BLOCKED'],
    ['nothing in a frame', { isFramed: true }, undefined],
    [
      'third-party cookies in a frame',
      { isFramed: true, hasStorageAccess: async () => false },
      'FRAMED_WITHOUT_COOKIES',
    ],
    [
      'the question itself in a frame',
      { isFramed: true, hasStorageAccess: () => Promise.reject(new Error('denied')) },
      'FRAMED_WITHOUT_COOKIES',
    ],
    [
      'cookies in a frame of a browser without the Storage Access API',
      { isFramed: true, hasStorageAccess: undefined, cookieEnabled: false },
      'FRAMED_WITHOUT_COOKIES',
    ],
  ])('%s', async (_name, facts, expected) => {
    expect(await findStorageProblem({ ...OPEN, ...facts })).toBe(expected)
  })
})
