import { type DestinationStream, pino } from 'pino'
import type { Logger } from '../ports.ts'

/** Writes JSON lines for operators, to the standard output unless told otherwise. */
export function pinoLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: ['req.headers.authorization', 'req.headers.cookie'],
    serializers: { err: loggedError },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** What PostgreSQL adds to a message is the whole row that failed: hashes, addresses, patients. */
const ROW = /\n - detail: [\s\S]*$/

/** Facts about an error that hold no data of anybody. */
const FACTS = ['code', 'table', 'constraint', 'column', 'routine', 'status'] as const

/** Says of an error what it was and where it came from, and nothing of the data it was about. */
function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error)
  const facts = FACTS.flatMap((name) => (name in error ? [[name, Reflect.get(error, name)]] : []))
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    message: error.message.replace(ROW, ''),
    ...Object.fromEntries(facts),
    stack: frames?.join('\n'),
    ...(error.cause === undefined ? {} : { cause: loggedError(error.cause) }),
  }
}
