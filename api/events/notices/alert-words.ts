import { FAILURE_WORDS } from '../../../schema/vocabulary/alert.ts'
import type { NoticeEvent } from '../../../schema/vocabulary/notice.ts'
import type { NoticeFacts } from './facts.ts'
import type { NoticeWords } from './notice-words.ts'

/** What is said of what the platform found out by looking, to the vendor and the hospital alike. */
export const ALERT_WORDS: Readonly<
  Partial<Record<NoticeEvent, (facts: NoticeFacts) => NoticeWords>>
> = {
  'jwks.unreachable': ({ appName, detail }) => ({
    what: 'public keys cannot be fetched',
    body: `The public keys of ${appName} could not be fetched. The app cannot sign in until they can.`,
    ...wrong(detail.reason),
  }),
  'privacy-policy.changed': ({ appName }) => ({
    what: 'the privacy policy changed',
    body: `The page at the privacy policy URL of ${appName} says something else than before. If what happens with data changed, answer the attestation again.`,
  }),
  'privacy-policy.unreachable': ({ appName, detail }) => ({
    what: 'the privacy policy cannot be read',
    body: `The privacy policy URL of ${appName} does not lead to a page. People are sent there before they allow access.`,
    ...wrong(detail.reason),
  }),
  'client.redirect-uris-changed': ({ appName }) => ({
    what: 'redirect URLs changed',
    body: `The redirect URLs of the production client of ${appName} changed.`,
  }),
  'alert.many-failures': ({ appName, detail }) => {
    const { attempts, day, failures, mostly } = detail.failing ?? NOTHING_FAILED
    return {
      what: 'fails often',
      body: `On ${day} (UTC) ${failures} of ${attempts} attempts of ${appName} in production failed. Mostly ${FAILURE_WORDS[mostly]}.`,
    }
  },
  'alert.abnormal-volume': ({ appName, detail }) => {
    const { day, requests, usual } = detail.volume ?? NO_VOLUME
    return {
      what: 'reads unusually much',
      body: `On ${day} (UTC) ${appName} made ${requests} requests for records in production; ${usual} a day are usual.`,
    }
  },
  'alert.scope-drift': ({ appName, detail }) => ({
    what: 'uses less than it was granted',
    body: `${appName} used nothing of these scopes in production for ${detail.drift?.days} days. What is not needed should be given back with the next version, or be ended.`,
    quote: { label: 'Not used:', text: (detail.drift?.unused ?? []).join('\n') },
  }),
}

const NOTHING_FAILED = { attempts: 0, day: '', failures: 0, mostly: 'LAUNCH' } as const
const NO_VOLUME = { day: '', requests: 0, usual: 0 } as const

function wrong(reason: string | null | undefined): Pick<NoticeWords, 'quote'> {
  return reason ? { quote: { label: 'What went wrong:', text: reason } } : {}
}
