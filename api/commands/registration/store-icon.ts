import { ICON_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { Icon } from '../../entities/app/icon.entity.ts'
import { IconRejectedError } from '../../errors.ts'
import { recordEvent } from '../../events/record-event.ts'
import { sha256Hex } from '../../secrets.ts'
import { inTransaction, lockName } from '../revision.ts'
import { type CommandResult, refuse } from '../user-fault.ts'

/** What an upload address was made for. */
export interface IconUpload {
  vendorId: string
  sizeBytes: number
  sha256: string
}

/** Checks what is announced before any byte is sent (R068). */
export function iconUploadFault(
  upload: Pick<IconUpload, 'sizeBytes' | 'sha256'>,
): CommandResult<never> | undefined {
  const { maxBytes } = ICON_LIMITS
  if (upload.sizeBytes < 1 || upload.sizeBytes > maxBytes) {
    const message = `An icon has at most ${maxBytes} bytes; this one has ${upload.sizeBytes}.`
    return refuse({
      code: 'TOO_LONG',
      message,
      path: ['sizeBytes'],
      limit: maxBytes,
      actual: upload.sizeBytes,
    })
  }
  if (!/^[0-9a-f]{64}$/.test(upload.sha256)) {
    return refuse({
      code: 'INVALID',
      message: 'Give the SHA-256 of the file as 64 hex digits.',
      path: ['sha256'],
    })
  }
  return undefined
}

/**
 * Keeps an icon that was announced, after reading it as a picture and writing it anew. Sent twice, it is kept once.
 */
export async function storeIcon(
  ctx: RequestContext,
  upload: IconUpload,
  bytes: Uint8Array,
): Promise<CommandResult<Icon>> {
  if (bytes.length !== upload.sizeBytes || sha256Hex(bytes) !== upload.sha256) {
    return refuse({
      code: 'INVALID',
      message: 'The file is not the one that was announced. Choose it again.',
    })
  }
  let content: Uint8Array
  try {
    content = await ctx.ports.icons.encode(bytes)
  } catch (error) {
    if (error instanceof IconRejectedError)
      return refuse({ code: 'INVALID', message: error.message, path: ['iconId'] })
    throw error
  }
  return inTransaction(ctx, async (tx) => {
    const { vendorId } = upload
    const sha256 = sha256Hex(content)
    await lockName(tx, 'icon', `${vendorId} ${sha256}`)
    const known = await tx.em.findOne(Icon, { vendorId, sha256 })
    if (known) return ok(known)
    const icon = tx.em.create(Icon, {
      id: crypto.randomUUID(),
      organizationId: tx.organizationId,
      createdAt: tx.ports.clock.now(),
      vendorId,
      sha256,
      content: Buffer.from(content),
    })
    recordEvent(tx, {
      action: 'icon.uploaded',
      vendorId,
      detail: { sha256 },
    })
    return ok(icon)
  })
}
