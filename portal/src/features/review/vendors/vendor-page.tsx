import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useParams } from 'react-router'
import type { Correction } from '../../../components/correction.ts'
import { Corrections } from '../../../components/corrections.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ButtonLink, TextLink } from '../../../components/router-link.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { CallDialog } from './call-dialog.tsx'
import { CallHistory } from './call-history.tsx'
import { ContractsSection } from './contracts-section.tsx'
import { CorrectionDialog } from './correction-dialog.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { PartnerSection } from './partner-section.tsx'
import { useVendorFile } from './use-vendor-file.ts'
import { VendorFacts } from './vendor-facts.tsx'
import type { VendorFile } from './vendor-file.ts'

/** A vendor at /vendors/:id: who it is, how it was called, and what was corrected (R026). */
export function Component() {
  const { id = '' } = useParams()
  const { vendor, error, refetch } = useVendorFile(id)
  if (!vendor) {
    return (
      <Page title={t('Vendor')}>
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        {vendor === undefined && !error && <LoadingRows count={6} />}
        {vendor === null && (
          <EmptyState
            title={t('There is no such vendor')}
            action={<ButtonLink to="/vendors">{t('Vendors')}</ButtonLink>}
          >
            {t('It does not exist, or you may not see it.')}
          </EmptyState>
        )}
      </Page>
    )
  }
  return (
    <Page
      title={vendor.displayName}
      subtitle={t('Vendor')}
      actions={<TextLink to="/vendors">{t('Vendors')}</TextLink>}
    >
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
        <Stack gap="xl">
          <VendorFacts vendor={vendor} />
          <PartnerSection vendor={vendor} />
        </Stack>
        <Stack gap="xl">
          <ContractsSection vendor={vendor} />
          <Calls vendor={vendor} />
          <LegalCorrections vendor={vendor} />
        </Stack>
      </SimpleGrid>
    </Page>
  )
}

function Calls({ vendor }: { readonly vendor: VendorFile }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <section aria-labelledby="calls">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="calls">
          {t('Calls back')}
        </Title>
        {vendor.canVerifyContact && (
          <Button onClick={() => setOpen(true)}>{t('Record a call')}</Button>
        )}
      </Group>
      <CallHistory calls={vendor.calls} />
      {isOpen && <CallDialog vendor={vendor} onClose={() => setOpen(false)} />}
    </section>
  )
}

type Decision = { readonly correction: Correction; readonly to: 'CONFIRMED' | 'DECLINED' }

function LegalCorrections({ vendor }: { readonly vendor: VendorFile }) {
  const [isProposing, setProposing] = useState(false)
  const [decision, setDecision] = useState<Decision>()
  return (
    <section aria-labelledby="corrections">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="corrections">
          {t('Corrections')}
        </Title>
        {vendor.canProposeCorrection && (
          <Button variant="default" onClick={() => setProposing(true)}>
            {t('Propose a correction')}
          </Button>
        )}
      </Group>
      {vendor.corrections.length === 0 && (
        <Text c="dimmed">
          {t(
            'Legal details stand as the vendor gave them. A correction takes two people: an intake reviewer proposes it, an app admin confirms it.',
          )}
        </Text>
      )}
      <Corrections
        corrections={vendor.corrections}
        actionsOf={(correction) =>
          correction.canDecide && (
            <Group gap="xs">
              <Button size="xs" onClick={() => setDecision({ correction, to: 'CONFIRMED' })}>
                {t('Confirm')}
              </Button>
              <Button
                size="xs"
                variant="default"
                onClick={() => setDecision({ correction, to: 'DECLINED' })}
              >
                {t('Decline')}
              </Button>
            </Group>
          )
        }
      />
      {isProposing && <CorrectionDialog vendor={vendor} onClose={() => setProposing(false)} />}
      {decision && <DecisionDialog {...decision} onClose={() => setDecision(undefined)} />}
    </section>
  )
}
