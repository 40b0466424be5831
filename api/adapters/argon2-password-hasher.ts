import { hash, verify } from '@node-rs/argon2'
import type { PasswordHasher } from '../ports/credentials.ts'

/** argon2id with OWASP's first choice of cost (19 MiB, 2 passes), computed on the thread pool. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const argon2PasswordHasher: PasswordHasher = {
  hash: (password) => hash(password, OPTIONS),
  verify: (stored, password) => verify(stored, password),
}
