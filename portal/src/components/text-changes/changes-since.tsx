import { useQuery } from '@apollo/client/react'
import { Text, Title } from '@mantine/core'
import { exactTime } from '../../../../ui/relative-time.ts'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import { LoadingRows } from '../loading-rows.tsx'
import { Problem } from '../problem.tsx'
import { PARAGRAPH_CHANGE } from './paragraph-change.ts'
import { TextChanges } from './text-changes.tsx'

const CHANGES_SINCE = graphql(`
  query AttestationChangesSince($version: Int!) {
    attestationText {
      id
      version
      publishedAt
      summary
      changesSince(version: $version) {
        ...ParagraphChange_fields
      }
    }
  }
`)

interface Props {
  /** The version of the statement that was signed before. */
  readonly version: number
}

/** What changed in the statement since a version of it was signed, and which version is in force (R121). */
export function ChangesSince({ version }: Props) {
  const { data, error, refetch } = useQuery(CHANGES_SINCE, {
    variables: { version },
    fetchPolicy: 'cache-and-network',
  })
  const text = data?.attestationText
  return (
    <section aria-labelledby="changed">
      <Title order={2} id="changed" mb="xs">
        {t('What changed since you signed version {{version}}', { version })}
      </Title>
      {error && !text && <Problem error={error} onRetry={() => void refetch()} />}
      {!text && !error && <LoadingRows count={1} height={80} />}
      {text && (
        <>
          <Text size="sm" c="dimmed" mb="sm">
            {t('Version {{version}} is in force since {{publishedAt}}.', {
              version: text.version,
              publishedAt: exactTime(text.publishedAt, locale()),
            })}
          </Text>
          {text.summary && <Text mb="sm">{text.summary}</Text>}
          <TextChanges changes={readFragment(PARAGRAPH_CHANGE, text.changesSince)} />
        </>
      )}
    </section>
  )
}
