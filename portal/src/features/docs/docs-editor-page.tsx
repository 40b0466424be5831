import { Group, Paper, Select, Stack, Text } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { DOCS_SECTIONS } from '../../../../schema/vocabulary/docs-section.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { LoadingRows } from '../../components/loading-rows.tsx'
import { Page } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { ButtonLink } from '../../components/router-link.tsx'
import { t } from '../../lib/i18n/translate.ts'
import { can, useViewer } from '../../lib/use-viewer.ts'
import { DocsSectionView } from './docs-section.tsx'
import { SectionForm } from './section-form.tsx'
import { useDocs } from './use-docs.ts'
import { useKeptDrafts } from './use-kept-drafts.ts'

/** Where the hospital writes its own words for the page for developers (R005). */
export function Component() {
  const { viewer } = useViewer()
  const { organization, error, refetch } = useDocs()
  const [params, setParams] = useSearchParams()
  const key = DOCS_SECTIONS.find((each) => each === params.get('section')) ?? 'GETTING_STARTED'
  const section = organization?.docs.sections.find((each) => each.key === key)
  const [drafts, setDrafts] = useKeptDrafts()
  const draft = drafts[key]
  if (viewer && !can(viewer, 'organization.administer')) {
    return (
      <Page title={t('Edit the documentation')}>
        <EmptyState
          title={t('This is for administrators of the hospital')}
          action={<ButtonLink to="/docs">{t('Developer documentation')}</ButtonLink>}
        >
          {t('Ask one of them to change what the page says.')}
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page
      title={t('Edit the documentation')}
      subtitle={t(
        'Addresses, examples and scopes come from the running system; the words are yours.',
      )}
      actions={
        <ButtonLink to="/docs" variant="default">
          {t('See the page')}
        </ButtonLink>
      }
    >
      {error && !organization && <Problem error={error} onRetry={() => void refetch()} />}
      {!section && !error && <LoadingRows count={5} />}
      {section && organization && (
        <Stack gap="lg" maw={880}>
          <Group align="flex-end">
            <Select
              label={t('Section')}
              allowDeselect={false}
              data={organization.docs.sections.map((each) => ({
                value: each.key,
                label: each.title,
              }))}
              value={key}
              onChange={(value) => setParams(value ? { section: value } : {}, { replace: true })}
            />
            <Text size="sm" c="dimmed">
              {section.isDefault ? t('The words of the product') : t('Your own words')}
              {draft && t(', and changes that are not published')}
            </Text>
          </Group>
          <SectionForm
            key={key}
            section={section}
            revision={organization.docs.revision}
            draft={draft}
            onDraft={(next) => setDrafts((all) => ({ ...all, [key]: next }))}
            onReload={() => void refetch()}
          />
          <Paper withBorder p="md" component="section" aria-label={t('Preview')}>
            <Text size="sm" c="dimmed" mb="sm">
              {t('Preview')}
            </Text>
            <DocsSectionView section={{ key, ...(draft?.words ?? section) }} />
          </Paper>
        </Stack>
      )}
    </Page>
  )
}
