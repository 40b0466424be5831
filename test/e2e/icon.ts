import sharp from 'sharp'

/** An app icon as the rules want it, made on the spot. */
export function anIcon(): Promise<Buffer> {
  const background = { r: 15, g: 118, b: 110 }
  return sharp({ create: { width: 512, height: 512, channels: 3, background } })
    .png()
    .toBuffer()
}
