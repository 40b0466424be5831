import { jwtVerify, SignJWT } from 'jose'

/** Signs a permission into an address: one thing, one kind of file, for some minutes. */
export interface SignedTickets {
  sign(subject: string): Promise<string>
  /** Says whether a ticket opens this thing now. */
  opens(ticket: string, subject: string): Promise<boolean>
}

export function signedTickets(
  secret: Uint8Array,
  typ: string,
  validMinutes: number,
): SignedTickets {
  return {
    sign: (subject) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'HS256', typ })
        .setSubject(subject)
        .setExpirationTime(new Date(Date.now() + validMinutes * 60_000))
        .sign(secret),
    async opens(ticket, subject) {
      try {
        await jwtVerify(ticket, secret, { subject, typ, algorithms: ['HS256'] })
        return true
      } catch {
        return false
      }
    },
  }
}
