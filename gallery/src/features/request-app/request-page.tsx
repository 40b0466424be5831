import type { ReactElement } from 'react'
import { APP_REQUEST_PERSON_MONTHS } from '../../../../schema/vocabulary/app-request.ts'
import { plural } from '../../../../schema/vocabulary/words.ts'
import { Notice } from '../../components/notice.tsx'
import type { Brand } from '../../lib/brand.ts'
import { useReader } from '../../lib/words/reader.ts'
import { faultOf, faultyFields, type Outcome } from './ask-for-app.ts'
import { FIELDS } from './fields.ts'
import { LABELS, RequestField } from './request-field.tsx'

interface RequestPageProps {
  readonly brand: Brand
  /** What the visitor wrote, or what the address brings along. */
  readonly values: URLSearchParams
  /** What came of the form; undefined before it was sent. */
  readonly outcome?: Outcome
}

/** Where anybody asks for an app that is not in the gallery. Works without scripts. */
export function RequestPage({ brand, values, outcome }: RequestPageProps): ReactElement {
  const { t } = useReader()
  const faults = outcome?.kind === 'FAULTS' ? outcome.faults : []
  return (
    <div className="gh-stack gallery-request">
      <div className="gh-stack-tight">
        <h1 className="gh-title">{t('Ask for an app')}</h1>
        <p className="gh-lead">
          {t(
            'You miss an app here? Tell {{hospital}} which one. It asks the maker to register it, and answers you by mail.',
            { hospital: brand.name },
          )}
        </p>
      </div>
      {outcome?.kind === 'THROTTLED' && <Haste seconds={outcome.retryAfterSeconds} />}
      {faults.length > 0 && (
        <div role="alert">
          <Notice kind="danger" title={t('Please look at this again')}>
            <ul>
              {faultyFields(faults).map((field) => (
                <li key={field}>
                  <a href={`#${field}`}>{t(LABELS[field])}</a>
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <form className="gh-card gh-stack" method="post" action="/request-app" noValidate>
        {FIELDS.map((field) => (
          <RequestField
            key={field}
            field={field}
            value={values.get(field) ?? ''}
            fault={faultOf(faults, field)}
          />
        ))}
        <p className="gh-muted">
          {t(
            'By sending this you agree that {{hospital}} uses your name and address to answer you, and for nothing else. Both are erased after {{months}} months.',
            { hospital: brand.name, months: APP_REQUEST_PERSON_MONTHS },
          )}
        </p>
        <div className="gh-actions">
          <button className="gh-button" type="submit">
            {t('Send the request')}
          </button>
          <a className="gh-button gh-button-secondary" href="/">
            {t('All apps')}
          </a>
        </div>
      </form>
    </div>
  )
}

/** What everybody reads who sent the form, whatever was known before. */
export function RequestSentPage({ brand }: Pick<RequestPageProps, 'brand'>): ReactElement {
  const { t } = useReader()
  return (
    <div className="gh-stack gallery-request">
      <h1 className="gh-title">{t('Thank you')}</h1>
      <div role="status">
        <Notice kind="done" title={t('Your request was received')}>
          <p>{t('{{hospital}} looks at it and answers you by mail.', { hospital: brand.name })}</p>
        </Notice>
      </div>
      <div className="gh-actions">
        <a className="gh-button" href="/">
          {t('All apps')}
        </a>
        <a className="gh-button gh-button-secondary" href="/request-app">
          {t('Ask for another app')}
        </a>
      </div>
    </div>
  )
}

function Haste({ seconds }: { readonly seconds: number }): ReactElement {
  const { language, t } = useReader()
  const count = Math.max(1, Math.ceil(seconds / 60))
  const wait = plural(language, count, {
    one: t('Wait one minute and send it again. What you wrote is still here.'),
    other: t('Wait {{count}} minutes and send it again. What you wrote is still here.', { count }),
  })
  return (
    <div role="alert">
      <Notice kind="warning" title={t('Several apps were asked for from your network just now')}>
        <p>{wait}</p>
      </Notice>
    </div>
  )
}
