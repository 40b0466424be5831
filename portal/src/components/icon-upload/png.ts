import { ICON_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import { t } from '../../lib/i18n/translate.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const HEADER_BYTES = 24

/**
 * Says what is wrong with an icon before it is sent, or nothing. The server checks again.
 *
 * @see https://www.w3.org/TR/png-3/#11IHDR width and height follow the signature and the chunk head
 */
export function iconFault(bytes: Uint8Array): string | undefined {
  if (bytes.length > ICON_LIMITS.maxBytes) return t('The file is larger than 1 MB.')
  const isPng = bytes.length >= HEADER_BYTES && SIGNATURE.every((byte, at) => bytes[at] === byte)
  if (!isPng) return t('The file is not a PNG image.')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  if (width === ICON_LIMITS.width && height === ICON_LIMITS.height) return undefined
  return t('The image is {{width}} by {{height}} pixels; it has to be 512 by 512.', {
    width,
    height,
  })
}
