import type { ReactElement } from 'react'
import type { ConsentCard_ConsentFragment } from '../../gql/graphql.ts'

type ReceiptLinksProps = Pick<ConsentCard_ConsentFragment, 'appName'> & {
  readonly receipt: NonNullable<ConsentCard_ConsentFragment['receipt']>
}

/** Offers what was allowed as a file to keep: for people, for programs, and for other health systems. */
export function ReceiptLinks({ appName, receipt }: ReceiptLinksProps): ReactElement {
  const forms = [
    ['PDF', receipt.pdfUrl],
    ['JSON', receipt.jsonUrl],
    ['FHIR', receipt.fhirUrl],
  ] as const
  return (
    <p className="gh-small">
      Receipt to keep:{' '}
      {forms.map(
        ([name, url]) =>
          url && (
            <span key={name}>
              <a href={url} download aria-label={`${name} receipt for ${appName}`}>
                {name}
              </a>{' '}
            </span>
          ),
      )}
    </p>
  )
}
