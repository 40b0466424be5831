import { Secret, TOTP } from 'otpauth'
import { toString as drawQr } from 'qrcode'
import type { OneTimePasswords } from '../ports/credentials.ts'

const PERIOD_SECONDS = 30
const DIGITS = 6
/** One step back and one ahead: clocks of telephones are that good (RFC 6238 section 5.2). */
const WINDOW = 1

/** Codes by otpauth, pictures by qrcode. */
export const otpauthOneTimePasswords: OneTimePasswords = {
  newSecret: () => new Secret({ size: 20 }).base32,
  async enrolment(secret, { account, issuer }) {
    const uri = new TOTP({ ...SHAPE, secret, label: account, issuer }).toString()
    const qrSvg = await drawQr(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
    return { uri, qrSvg: qrSvg.trim() }
  },
  matchingStep(secret, code, at) {
    if (!/^\d{6}$/.test(code)) return undefined
    const timestamp = at.getTime()
    const totp = new TOTP({ ...SHAPE, secret })
    const delta = totp.validate({ token: code, timestamp, window: WINDOW })
    return delta === null ? undefined : Math.floor(timestamp / (PERIOD_SECONDS * 1000)) + delta
  },
}

const SHAPE = { algorithm: 'SHA1', digits: DIGITS, period: PERIOD_SECONDS }
