import { jwtVerify, SignJWT } from 'jose'
import type { IconUpload } from '../commands/registration/store-icon.ts'
import type { UploadAddresses } from '../graphql/graphql-context.ts'

export interface UploadTickets extends UploadAddresses {
  /** Reads a ticket back; undefined when it is old or not ours. */
  read(ticket: string): Promise<IconUpload | undefined>
}

const VALID_MINUTES = 10

/** Makes upload addresses: the announced file is signed into them, so nothing has to be kept until it comes. */
export function uploadTickets(baseUrl: string, secret: Uint8Array): UploadTickets {
  return {
    async forIcon({ vendorId, sizeBytes, sha256 }) {
      const expiresAt = new Date(Date.now() + VALID_MINUTES * 60_000)
      const ticket = await new SignJWT({ vendorId, sizeBytes, sha256 })
        .setProtectedHeader({ alg: 'HS256', typ: 'gatehouse-upload' })
        .setExpirationTime(expiresAt)
        .sign(secret)
      return { url: `${baseUrl}/uploads/icons/${ticket}`, expiresAt }
    },
    async read(ticket) {
      try {
        const { payload } = await jwtVerify<IconUpload & Record<string, unknown>>(ticket, secret, {
          typ: 'gatehouse-upload',
          algorithms: ['HS256'],
        })
        const { vendorId, sizeBytes, sha256 } = payload
        return { vendorId, sizeBytes, sha256 }
      } catch {
        return undefined
      }
    },
  }
}
