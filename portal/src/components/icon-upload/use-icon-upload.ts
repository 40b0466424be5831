import { useRef, useState } from 'react'
import { type FragmentType, readFragment } from '../../gql/fragment-masking.ts'
import { t } from '../../lib/i18n/translate.ts'
import { sha256Hex } from '../../lib/sha256.ts'
import { USER_ERROR } from '../user-error.ts'
import { iconFault } from './png.ts'
import { type IconUpload, putIcon } from './put-icon.ts'

/** An upload under way: bytes sent, of how many. */
export interface IconProgress {
  readonly sent: number
  readonly total: number
}

interface Address {
  readonly uploadUrl: string | null
  readonly userErrors: readonly FragmentType<typeof USER_ERROR>[]
}

/** Asks for the address a picture is sent to. */
export type CreateUpload = (input: {
  sizeBytes: number
  sha256: string
}) => Promise<Address | undefined>

/** Uploads a picture in two steps; it can be cancelled, and says what is wrong. */
export function useIconUpload(
  create: CreateUpload,
  onStored: (icon: { iconId: string; iconUrl: string }) => void,
) {
  const [progress, setProgress] = useState<IconProgress>()
  const [fault, setFault] = useState<string>()
  const running = useRef<AbortController>(undefined)

  const send = async (file: File, signal: AbortSignal): Promise<IconUpload> => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const known = iconFault(bytes)
    if (known) return { kind: 'refused', message: known }
    const input = { sizeBytes: bytes.length, sha256: await sha256Hex(bytes) }
    const payload = await create(input)
    const errors = readFragment(USER_ERROR, payload?.userErrors ?? [])
    if (!payload?.uploadUrl) {
      return {
        kind: 'refused',
        message: errors[0]?.message ?? t('The server did not take the file.'),
      }
    }
    const onProgress = (sent: number) => setProgress({ sent, total: bytes.length })
    return putIcon({ uploadUrl: payload.uploadUrl, file, signal, onProgress })
  }

  const upload = async (file: File) => {
    const controller = new AbortController()
    running.current = controller
    setFault(undefined)
    setProgress({ sent: 0, total: file.size })
    try {
      const result = await send(file, controller.signal)
      if (result.kind === 'refused') setFault(result.message)
      else onStored(result)
    } catch {
      setFault(controller.signal.aborted ? t('Cancelled.') : t('The upload failed. Try again.'))
    } finally {
      setProgress(undefined)
    }
  }

  return { upload, cancel: () => running.current?.abort(), progress, fault }
}
