import { useQuery } from '@apollo/client/react'
import { Accordion, Text, Title } from '@mantine/core'
import { exactTime } from '../../../../ui/relative-time.ts'
import { AttestationBody } from '../../components/attestation-body.tsx'
import { LoadingRows } from '../../components/loading-rows.tsx'
import { Problem } from '../../components/problem.tsx'
import { PARAGRAPH_CHANGE } from '../../components/text-changes/paragraph-change.ts'
import { TextChanges } from '../../components/text-changes/text-changes.tsx'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import type { PublishedText } from './use-attestation-texts.ts'

const CHANGES = graphql(`
  query AttestationTextChanges($version: Int!, $since: Int!) {
    attestationText(version: $version) {
      id
      changesSince(version: $since) {
        ...ParagraphChange_fields
      }
    }
  }
`)

/** Every text that was in force, with what changed from the one before it. */
export function TextHistory({ texts }: { readonly texts: readonly PublishedText[] }) {
  return (
    <section aria-labelledby="history">
      <Title order={2} id="history" mb="md">
        {t('History')}
      </Title>
      <Accordion variant="separated">
        {texts.map((text) => (
          <Accordion.Item key={text.id} value={text.id}>
            <Accordion.Control>
              {t('Version {{version}}, {{publishedAt}}', {
                version: text.version,
                publishedAt: exactTime(text.publishedAt, locale()),
              })}
              {text.summary && (
                <Text size="sm" c="dimmed">
                  {text.summary}
                </Text>
              )}
            </Accordion.Control>
            <Accordion.Panel>
              {text.version > 1 ? (
                <Changes version={text.version} />
              ) : (
                <AttestationBody version={text.version} body={text.body} />
              )}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  )
}

function Changes({ version }: { readonly version: number }) {
  const { data, error, refetch } = useQuery(CHANGES, { variables: { version, since: version - 1 } })
  const changes = readFragment(PARAGRAPH_CHANGE, data?.attestationText.changesSince)
  if (error && !changes) return <Problem error={error} onRetry={() => void refetch()} />
  return changes ? <TextChanges changes={changes} /> : <LoadingRows count={2} />
}
