import { describe, expect, test } from 'vitest'
import { announcedFaults } from '../../../api/commands/documents/announced-faults.ts'
import { sizeFault } from '../../../portal/src/components/documents/upload/file-fault.ts'
import { byteSize } from '../../../portal/src/lib/byte-size.ts'
import { DEFAULT_DOCS } from '../../../schema/vocabulary/docs-section.ts'
import { DOCUMENT_LIMITS } from '../../../schema/vocabulary/limits.ts'

const { maxBytes, maxWords } = DOCUMENT_LIMITS
const announced = { fileName: 'a.pdf', sha256: '0'.repeat(64) }
const atServer = (sizeBytes: number) => announcedFaults({ ...announced, sizeBytes })

describe('the largest document (R106)', () => {
  test('is the "10MB" of the requirement, and a size is written by the same measure', () => {
    expect(maxWords.replace(' ', '')).toBe('10MB')
    expect(byteSize(maxBytes)).toBe(maxWords)
    expect(DEFAULT_DOCS.REVIEW.body).toContain(`at most ${maxWords}`)
  })

  test.each([
    ['a file of 10 million bytes', 10_000_000],
    ['a file that is called 10 MB by its folder', maxBytes],
  ])('takes %s, in the browser and at the server', (_name, size) => {
    expect(sizeFault(size)).toBeUndefined()
    expect(atServer(size)).toEqual([])
  })

  test('refuses one byte more, in the same words in the browser and at the server', () => {
    const message = `A document has at most ${maxWords} (10,485,760 bytes). This one has 10,485,761 bytes.`
    expect(sizeFault(maxBytes + 1)).toBe(message)
    expect(atServer(maxBytes + 1)).toMatchObject([{ message, limit: maxBytes }])
  })
})
