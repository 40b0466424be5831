/** Slow, salted hashing of passwords, off the event loop. */
export interface PasswordHasher {
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}

/** What is said about a password somebody wants. */
export interface PasswordVerdict {
  /** 0 (guessed at once) to 4; see PASSWORD_SCORE_MIN. */
  score: number
  /** True when it stands in a list of passwords that others lost. */
  isBreached: boolean
  /** What makes it weak and what would help, in whole sentences; none when it is strong. */
  advice: string[]
}

/** Says how soon a password would be guessed. Keeps nothing and asks nobody outside. */
export interface PasswordJudge {
  /** `personal` are texts a guesser would try first: names, address, hospital. */
  judge(password: string, personal: readonly string[]): Promise<PasswordVerdict>
}

/** Encrypts what has to be read again, such as the secrets of authenticator apps. */
export interface Sealer {
  seal(text: string): string
  /** @throws when it was sealed with another key, or changed. */
  open(sealed: string): string
}

/** Codes by the clock (RFC 6238): six digits, thirty seconds, SHA-1, as every authenticator app expects. */
export interface OneTimePasswords {
  /** A new shared secret, base32. */
  newSecret(): string
  /** What an app has to know, as an otpauth address and as a picture of it. */
  enrolment(
    secret: string,
    names: { account: string; issuer: string },
  ): Promise<{ uri: string; qrSvg: string }>
  /** The half minute a code belongs to, when that is the present one or one beside it. */
  matchingStep(secret: string, code: string, at: Date): number | undefined
}

/** A passkey as the ceremonies need it. */
export interface KnownPasskey {
  credentialId: string
  publicKey: string
  counter: number
  transports: string[]
}

/** Takes a challenge out of those that wait for an answer; false when it is none. */
export type ChallengeCheck = (challenge: string) => Promise<boolean>

/** The two ceremonies of WebAuthn. Options and answers are JSON as the browser reads and writes it. */
export interface PasskeyCeremonies {
  creationOptions(person: {
    userId: string
    name: string
    displayName: string
    known: readonly Pick<KnownPasskey, 'credentialId' | 'transports'>[]
  }): Promise<{ options: string; challenge: string }>
  /** The new passkey, or undefined when the answer is not good. */
  verifyCreation(answer: string, isExpected: ChallengeCheck): Promise<KnownPasskey | undefined>
  requestOptions(
    known: readonly Pick<KnownPasskey, 'credentialId' | 'transports'>[],
  ): Promise<{ options: string; challenge: string }>
  /** Which of the passkeys signed, and its new counter; undefined when the answer is not good. */
  verifyRequest(
    answer: string,
    known: readonly KnownPasskey[],
    isExpected: ChallengeCheck,
  ): Promise<{ credentialId: string; counter: number } | undefined>
}
