/**
 * A failure that is nobody's input: something Gatehouse needs is missing, unreachable or contradicts itself.
 *
 * `message` may be shown; `detail` and `cause` are for the log only.
 */
export class PlatformError extends Error {
  readonly code: string
  readonly detail: string | undefined

  constructor(code: string, message: string, options: { detail?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = new.target.name
    this.code = code
    this.detail = options.detail
  }
}

/** The configuration cannot be used; the message lists every fault. */
export class ConfigurationError extends PlatformError {
  constructor(message: string) {
    super('CONFIGURATION', message)
  }
}

/** The database cannot be reached or is too old. */
export class DatabaseUnavailableError extends PlatformError {
  constructor(message: string, cause?: unknown) {
    super('DATABASE_UNAVAILABLE', message, { cause })
  }
}

/** Whoever asks has not signed in, or the token is no longer good. */
export class UnauthenticatedError extends PlatformError {
  constructor(message = 'Sign in to do this.') {
    super('UNAUTHENTICATED', message)
  }
}

/** Whoever asks may not do this, whatever the object. Never says whether the object exists. */
export class ForbiddenError extends PlatformError {
  constructor(message = 'You may not do this.') {
    super('FORBIDDEN', message)
  }
}

/** Too many attempts; `retryAfterSeconds` says when to come back. */
export class ThrottledError extends PlatformError {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('THROTTLED', `Too many attempts. Try again in ${retryAfterSeconds} seconds.`)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** A file handed in as an app icon cannot be one; the message says why and what to do. */
export class IconRejectedError extends PlatformError {
  constructor(message: string) {
    super('ICON_REJECTED', message)
  }
}

/** The malware scanner cannot be reached, or does not answer as one; nothing is known of the file. */
export class ScannerUnavailableError extends PlatformError {
  constructor(detail: string, cause?: unknown) {
    super('SCANNER_UNAVAILABLE', 'The malware scanner cannot be asked at the moment.', {
      detail,
      cause,
    })
  }
}

/** A list was asked for in a way it cannot be given. */
export class InvalidPageError extends PlatformError {
  constructor(message: string) {
    super('BAD_USER_INPUT', message)
  }
}

/** What was asked for is not there, or not for whoever asks: the same words for both. */
export class UnknownObjectError extends PlatformError {
  constructor(message: string) {
    super('NOT_FOUND', message)
  }
}

/** A server that failed again and again is left in peace for a while; `retryAfterSeconds` says how long. */
export class UpstreamPausedError extends PlatformError {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('UPSTREAM_PAUSED', 'The FHIR server is not asked at the moment.')
    this.retryAfterSeconds = retryAfterSeconds
  }
}
