import { ApolloLink } from '@apollo/client'
import { map } from 'rxjs'
import { heard } from './i18n/heard.ts'
import { currentLanguage } from './i18n/language.ts'
import { mark, t } from './i18n/translate.ts'

/** What the server refused, said in the language of the portal; in English its own words stay. */
export const refusalsInOurWords = new ApolloLink((operation, forward) =>
  forward(operation).pipe(
    map((result) => {
      if (currentLanguage() !== 'en') sayFaults(result.data)
      return result
    }),
  ),
)

/** Sentences for the codes people meet, where the server's own are not in the catalog. */
const BY_CODE: Readonly<Record<string, string>> = {
  REQUIRED: mark('Please fill this in.'),
  INVALID: mark('This cannot be taken as it is.'),
  TOO_SHORT: mark('This is too short: at least {{limit}}.'),
  TOO_LONG: mark('This is too long: at most {{limit}}.'),
  NOT_UNIQUE: mark('This exists already.'),
  NOT_FOUND: mark('This does not exist, or you may not see it.'),
  FORBIDDEN: mark('You may not do this.'),
  INVALID_TRANSITION: mark('This step is not possible in the present state.'),
  STALE_REVISION: mark('Somebody changed this in the meantime. Look at the new state.'),
  SEPARATION_OF_DUTIES: mark('Another person has to do this.'),
  REASON_REQUIRED: mark('Give a reason of at least {{limit}} characters.'),
  RATE_LIMITED: mark('Too many attempts. Wait a moment and try again.'),
  PASSWORD_WEAK: mark('This password is easy to guess. Add another word or two.'),
  PASSWORD_BREACHED: mark('This password is known from a data breach. Choose another.'),
  PASSWORD_WRONG: mark('The password is not right.'),
  CODE_WRONG: mark('The code is not right.'),
}

/** A fault of a mutation or of a draft, as the contract has it. */
interface Fault {
  code: string
  message: string
  limit?: number | null
}

/** Walks to the lists of faults and rewords them in place: the result is not shared with anybody yet. */
function sayFaults(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if (isFault(value)) value.message = inOurWords(value)
  else for (const part of Object.values(value)) sayFaults(part)
}

function isFault(value: object): value is Fault {
  return (
    'code' in value &&
    'message' in value &&
    typeof value.code === 'string' &&
    typeof value.message === 'string'
  )
}

function inOurWords({ code, message, limit }: Fault): string {
  const known = heard(message)
  if (known !== message) return known
  const sentence = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined
  const hasLimit = typeof limit === 'number'
  if (!sentence || (!hasLimit && sentence.includes('{{limit}}'))) return message
  return hasLimit ? t(sentence, { limit }) : t(sentence)
}
