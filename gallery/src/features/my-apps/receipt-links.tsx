import type { ReactElement } from 'react'
import type { ConsentCard_ConsentFragment } from '../../gql/graphql.ts'
import { useReader } from '../../lib/words/reader.ts'

type ReceiptLinksProps = Pick<ConsentCard_ConsentFragment, 'appName'> & {
  readonly receipt: NonNullable<ConsentCard_ConsentFragment['receipt']>
}

/** Offers what was allowed as a file to keep: for people, for programs, and for other health systems. */
export function ReceiptLinks({ appName, receipt }: ReceiptLinksProps): ReactElement {
  const { t } = useReader()
  const forms = [
    ['PDF', receipt.pdfUrl],
    ['JSON', receipt.jsonUrl],
    ['FHIR', receipt.fhirUrl],
  ] as const
  return (
    <p className="gh-small">
      {t('Receipt to keep:')}{' '}
      {forms.map(
        ([name, url]) =>
          url && (
            <span key={name}>
              <a
                href={url}
                download
                aria-label={t('{{form}} receipt for {{app}}', { form: name, app: appName })}
              >
                {name}
              </a>{' '}
            </span>
          ),
      )}
    </p>
  )
}
