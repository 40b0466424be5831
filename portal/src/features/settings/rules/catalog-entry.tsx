import { useApolloClient } from '@apollo/client/react'
import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Announcer } from '../../../components/announcer.tsx'
import { readFragment } from '../../../gql/fragment-masking.ts'
import {
  HOSPITAL_CATALOG,
  SCOPE_OVERRIDE,
  takeCatalog,
} from '../../../lib/i18n/hospital-catalog.ts'
import { CatalogForm } from './catalog-form.tsx'
import { ConsentSentences } from './consent-sentences.tsx'
import { RuleHistory } from './rule-changes.tsx'
import { RuleProposalView } from './rule-proposal-view.tsx'
import { draftOf, platformEntry } from './scope-entry.ts'
import { SCOPE_SETTINGS, type ScopeSetting } from './use-scope-settings.ts'
import { RULE_PROPOSAL, RULE_VERSION } from './use-settle-rule.ts'

/** One entry of the catalog: what waits, what is in force beside the platform's words, and its history. */
export function CatalogEntry({ setting }: { readonly setting: ScopeSetting }) {
  const apollo = useApolloClient()
  const [news, setNews] = useState('')
  const entry = platformEntry(setting.key)
  const proposal = readFragment(RULE_PROPOSAL, setting.proposal)
  const history = readFragment(RULE_VERSION, setting.history)
  const override = readFragment(SCOPE_OVERRIDE, setting.override)
  const proposed = readFragment(SCOPE_OVERRIDE, setting.proposed)
  if (!entry) return null

  const handleSettled = async (said: string) => {
    setNews(said)
    const { data } = await apollo.query({ query: HOSPITAL_CATALOG, fetchPolicy: 'network-only' })
    if (data) takeCatalog(data)
    await apollo.refetchQueries({ include: ['ScopeCatalog'] })
  }
  return (
    <Stack gap="xl">
      <Announcer message={news} />
      {news && <Text fw={600}>{news}</Text>}
      {proposal && (
        <>
          <RuleProposalView
            proposal={proposal}
            page={SCOPE_SETTINGS}
            onDone={(said) => void handleSettled(said)}
          />
          <ConsentSentences entry={entry} draft={draftOf(entry, proposed)} />
        </>
      )}
      {!proposal && (
        <CatalogForm
          key={history.length}
          entry={entry}
          override={override}
          isChanged={Boolean(override)}
          onDone={setNews}
        />
      )}
      <RuleHistory history={history} />
    </Stack>
  )
}
