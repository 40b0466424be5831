import { ICON_LIMITS } from '../../schema/vocabulary/limits.ts'
import { IconRejectedError } from '../errors.ts'
import type { IconEncoder } from '../ports.ts'

/**
 * Reads an icon as a picture, not as a name, and writes it anew: what is served was made here (A19 O13).
 *
 * The picture library is loaded with the first icon, not at start.
 */
export const sharpIconEncoder: IconEncoder = {
  async encode(bytes) {
    const { default: sharp } = await import('sharp')
    const image = sharp(bytes, { limitInputPixels: 4096 * 4096, failOn: 'error' })
    const meta = await image.metadata().catch(() => {
      throw new IconRejectedError('This file is not a picture that can be read. Upload a PNG.')
    })
    if (meta.format !== 'png')
      throw new IconRejectedError(`This is a ${meta.format} file. Upload a PNG.`)
    if (meta.width !== ICON_LIMITS.width || meta.height !== ICON_LIMITS.height) {
      throw new IconRejectedError(
        `This picture is ${meta.width} x ${meta.height} pixels. Upload one of ${ICON_LIMITS.width} x ${ICON_LIMITS.height}.`,
      )
    }
    return image
      .png({ compressionLevel: 9 })
      .toBuffer()
      .catch(() => {
        throw new IconRejectedError('This picture is damaged. Save it again as a PNG.')
      })
  },
}
