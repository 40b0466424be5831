import { Anchor, Stack, Text } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useLocation } from 'react-router'
import type { DocsSectionKey } from '../../../../schema/vocabulary/docs-section.ts'
import { LoadingRows } from '../../components/loading-rows.tsx'
import { Page, SUBTITLE_TO_COME } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { ButtonLink, TextLink } from '../../components/router-link.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { t } from '../../lib/i18n/translate.ts'
import { can, useViewer } from '../../lib/use-viewer.ts'
import { ApiRules } from './api-rules.tsx'
import { CookieCheck } from './cookie-check.tsx'
import { DocsSectionView } from './docs-section.tsx'
import { EndpointFacts } from './endpoint-facts.tsx'
import { FhirExamples, LaunchExamples } from './examples.tsx'
import { ScopeTable } from './scope-table.tsx'
import { type DocsOrganization, useDocs } from './use-docs.ts'

/** The public page for developers (R004): the hospital's words (R005), and the addresses of the running system. */
export function Component() {
  const { organization, error, refetch } = useDocs()
  const { viewer } = useViewer()
  useHashScroll(organization !== undefined)
  return (
    <Page
      title={t('Developer documentation')}
      subtitle={
        organization
          ? t('For everybody who builds apps for {{organization}}.', {
              organization: organization.name,
            })
          : SUBTITLE_TO_COME
      }
      actions={
        can(viewer, 'organization.administer') && (
          <ButtonLink to="/docs/edit" variant="default">
            {t('Edit this page')}
          </ButtonLink>
        )
      }
    >
      {error && !organization && <Problem error={error} onRetry={() => void refetch()} />}
      {!organization && !error && <LoadingRows count={6} />}
      {organization && (
        <Stack gap="xl" maw={880}>
          <Contents sections={organization.docs.sections} />
          <TextLink to="/docs/permissions">{t('Who may do what')}</TextLink>
          {organization.docs.sections.map((section) => (
            <DocsSectionView key={section.key} section={section}>
              {factsOf(section.key, organization)}
            </DocsSectionView>
          ))}
        </Stack>
      )}
    </Page>
  )
}

function Contents({ sections }: Pick<DocsOrganization['docs'], 'sections'>) {
  return (
    <nav aria-label={t('On this page')}>
      <Text component="ul" m={0} ps="lg">
        {sections.map(({ key, title }) => (
          <li key={key}>
            <Anchor href={`#${key}`}>{title}</Anchor>
          </li>
        ))}
      </Text>
    </nav>
  )
}

/** What stands beside the words of a section, from the running system. */
function factsOf(key: DocsSectionKey, organization: DocsOrganization): ReactNode {
  const { environments, supportEmail } = organization
  switch (key) {
    case 'GETTING_STARTED':
      return <EndpointFacts environments={environments} />
    case 'FHIR':
      return <FhirExamples environments={environments} />
    case 'SMART_LAUNCH':
      return <LaunchExamples environments={environments} />
    case 'SCOPES':
      return <ScopeTable />
    case 'GOVERNANCE':
      return <ApiRules organization={organization} />
    case 'COOKIES':
      return <CookieCheck />
    case 'INCIDENTS':
      return (
        <Text>
          <Sentence
            text={t('Contact: <link/>')}
            parts={{ link: <Anchor href={`mailto:${supportEmail}`}>{supportEmail}</Anchor> }}
          />
        </Text>
      )
    case 'REVIEW':
    case 'PROTECTION':
      return null
  }
}

/** A link to a section works although its text comes later than the address. */
function useHashScroll(isLoaded: boolean): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (isLoaded && hash) document.getElementById(hash.slice(1))?.scrollIntoView()
  }, [isLoaded, hash])
}
